package dev.longshore.operator.history;

import java.util.Optional;

/**
 * One change and what it made of the cluster.
 *
 * @param before the pod before the change; empty if it is new or no pod
 * @param after the pod after the change; empty if it is gone or no pod
 * @param world the cluster after the change
 */
record Step(Change change, Optional<SeenPod> before, Optional<SeenPod> after, World world) {
    /** Whether the operator, or whoever created it, was seen creating this pod. */
    boolean created() {
        return change.type() == Change.Type.ADDED && after.isPresent();
    }
}

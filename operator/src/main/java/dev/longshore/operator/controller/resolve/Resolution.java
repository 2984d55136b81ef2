package dev.longshore.operator.controller.resolve;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.engine.placement.PlacementRules;
import dev.longshore.operator.capacity.CapacityFields;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.pod.CapacityMark;
import dev.longshore.operator.pod.PodPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a service or task refers to: found, or ECS's word for what is wrong. */
public sealed interface Resolution {

    /**
     * Everything is there and allowed.
     *
     * @param rules which instances the tasks may have, and which they prefer
     * @param capacity the capacity providers that they are for
     * @param provisioning whether tasks without room wait in PROVISIONING for a provider to grow
     */
    record Found(
            Cluster cluster,
            Revision revision,
            PodPolicy policy,
            PlacementRules rules,
            CapacityFields capacity,
            boolean provisioning)
            implements Resolution {
        /** What the pod of a task for this provider has of it. */
        public CapacityMark mark(String provider) {
            return new CapacityMark(
                    provider, Optional.ofNullable(cluster.getSpec().fargateRuntimeClassName()));
        }

        public String clusterName() {
            return cluster.getMetadata().getName();
        }
    }

    /**
     * Something is not.
     *
     * @param reason CamelCase, ECS's exception where it has one
     */
    record Missing(String reason, String message) implements Resolution {}

    /** ECS's name for a cluster that is not named. */
    public static String clusterName(@Nullable String given) {
        return given == null || given.isEmpty() ? "default" : Arn.lastSegment(given);
    }
}

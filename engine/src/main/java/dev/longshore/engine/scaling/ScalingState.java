package dev.longshore.engine.scaling;

import java.time.Instant;
import java.util.List;

/**
 * All that a decision is made of.
 *
 * @param capacity the service's desired count
 * @param running its RUNNING tasks: those that a sample of its metrics was taken of
 * @param bounds as they are now, whoever set them
 * @param boundsSetBy who has just set them to something else, such as {@code minimum capacity was set to 2}; empty if nobody
 * @param deploying whether a deployment is in progress: no policy takes tasks then
 * @param policies in no order that matters
 */
public record ScalingState(
        Instant now,
        ScalingMode mode,
        int capacity,
        int running,
        Bounds bounds,
        String boundsSetBy,
        Suspension suspension,
        boolean deploying,
        List<PolicyLook> policies,
        Cooldowns cooldowns) {
    /** Forgets cooldowns that have ended. */
    public ScalingState {
        policies = List.copyOf(policies);
        cooldowns = cooldowns.at(now);
    }

    /** The tasks that a metric is shared by: in {@link ScalingMode#FAST} those that are there, not those that still start. */
    int measured() {
        return mode == ScalingMode.FAST ? Math.min(running, capacity) : capacity;
    }
}

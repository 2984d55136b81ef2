package dev.longshore.engine.deployment;

import java.util.Optional;

/** When a RUNNING task counts for minimumHealthyPercent. */
public final class HealthyTask {
    /** A task without any health check counts after it was RUNNING for this long, in milliseconds. */
    public static final long AFTER_RUNNING_MILLIS = 40_000;

    private HealthyTask() {}

    /**
     * ECS's table: every check that there is must pass; without one the time decides.
     *
     * @param containerHealthy whether healthStatus is HEALTHY; empty if no essential container has a health check
     * @param targetHealthy whether the load balancer's target is healthy; empty if the service has none
     * @param runningSinceMillis when the task became RUNNING, in milliseconds since the epoch
     * @param nowMillis the present
     */
    public static boolean counts(
            Optional<Boolean> containerHealthy,
            Optional<Boolean> targetHealthy,
            long runningSinceMillis,
            long nowMillis) {
        if (containerHealthy.isEmpty() && targetHealthy.isEmpty()) {
            return nowMillis - runningSinceMillis >= AFTER_RUNNING_MILLIS;
        }
        return containerHealthy.orElse(true) && targetHealthy.orElse(true);
    }
}

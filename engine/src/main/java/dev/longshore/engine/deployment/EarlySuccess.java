package dev.longshore.engine.deployment;

/**
 * earlySuccessCriteria: when a rolling deployment is COMPLETED before its last task is healthy. What is left to do is done afterwards.
 *
 * @param healthyPercent percent of desiredCount that must be healthy, rounded up
 * @param cleanup whether older tasks must be gone by then (BLOCKING), or may go later (DEFERRED)
 */
public record EarlySuccess(int healthyPercent, boolean cleanup) {
    /**
     * Whether the deployment has succeeded.
     *
     * @param healthy healthy tasks of the deployment
     * @param older tasks of older deployments that are there
     */
    public boolean met(int desiredCount, int healthy, int older) {
        int enough =
                RollingLimits.of(desiredCount, healthyPercent, healthyPercent).lower();
        return healthy >= enough && (older == 0 || !cleanup);
    }
}

package dev.longshore.engine.deployment;

/**
 * deploymentCircuitBreaker.
 *
 * @param enabled whether it may trip
 * @param rollback whether the service goes back to the last completed deployment when it trips
 * @param resetOnHealthyTask whether a task that becomes healthy starts the count anew; ECS's default is true
 */
public record CircuitBreaker(
        boolean enabled, boolean rollback, boolean resetOnHealthyTask, FailureThreshold threshold) {
    /** ECS's default. */
    public static final CircuitBreaker OFF = new CircuitBreaker(false, false, true, FailureThreshold.DEFAULT);

    /** Whether so many failed tasks end the deployment. */
    public boolean trips(FailedTasks failed, int desiredCount) {
        return enabled && failed.count() >= threshold.of(desiredCount);
    }
}

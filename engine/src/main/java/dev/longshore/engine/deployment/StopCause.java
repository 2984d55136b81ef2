package dev.longshore.engine.deployment;

/** Why the service scheduler stops a task; its stopCode is ServiceSchedulerInitiated either way. */
public enum StopCause {
    /** There are more tasks than desiredCount. */
    SCALE_IN,
    /** It belongs to an older deployment than the primary one. */
    REPLACED_DEPLOYMENT,
    /** Its container instance is DRAINING, or a DAEMON's task is on an instance that it is not for. */
    DRAINING,
    /** It failed its health checks. */
    UNHEALTHY,
    /** Its availability zone has more tasks than others. */
    ZONE_REBALANCING;

    /**
     * ECS's stoppedReason, but for {@link #UNHEALTHY}, which names the check that failed.
     *
     * @param deploymentId what follows {@code ecs-svc/}
     */
    public String stoppedReason(String deploymentId) {
        return switch (this) {
            case ZONE_REBALANCING ->
                "Availability-zone rebalancing initiated by (deployment ecs-svc/" + deploymentId + ")";
            case UNHEALTHY -> "Task failed container health checks";
            case SCALE_IN, REPLACED_DEPLOYMENT, DRAINING ->
                "Scaling activity initiated by (deployment ecs-svc/" + deploymentId + ")";
        };
    }
}

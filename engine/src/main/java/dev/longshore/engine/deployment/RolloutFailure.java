package dev.longshore.engine.deployment;

/** What ended a deployment. */
public enum RolloutFailure {
    /** The circuit breaker counted too many failed tasks. */
    TASKS_FAILED,
    /** One of its alarms went off. */
    ALARM,
    /** Somebody asked for it. */
    STOPPED_BY_USER,
    /** A lifecycle hook failed, or did not answer in time. */
    HOOK_FAILED;

    /** What the service event says after "deployment failed: ". */
    public String words() {
        return switch (this) {
            case TASKS_FAILED -> "tasks failed to start.";
            case ALARM -> "alarm detected.";
            case STOPPED_BY_USER -> "stopped by user.";
            case HOOK_FAILED -> "lifecycle hook failed.";
        };
    }

    /** How rolloutStateReason begins. */
    public String subject() {
        return switch (this) {
            case TASKS_FAILED -> "ECS deployment circuit breaker: ";
            case ALARM -> "ECS deployment alarms: ";
            case STOPPED_BY_USER -> "ECS deployment stopped: ";
            case HOOK_FAILED -> "ECS deployment lifecycle hook: ";
        };
    }
}

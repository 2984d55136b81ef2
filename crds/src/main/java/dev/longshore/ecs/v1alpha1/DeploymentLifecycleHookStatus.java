package dev.longshore.ecs.v1alpha1;

/** How far a lifecycle hook is. */
public enum DeploymentLifecycleHookStatus {
    /** A PAUSE waits until somebody continues. */
    AWAITING_ACTION,
    /** It was called and has not decided yet. */
    IN_PROGRESS,
    /** The deployment may go on. */
    SUCCEEDED,
    /** The deployment goes back. */
    FAILED,
    /** Nobody answered in time. */
    TIMED_OUT
}

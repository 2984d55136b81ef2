package dev.longshore.ecs.v1alpha1;

/** How the rollout of a deployment goes. */
public enum DeploymentRolloutState {
    /** Reached its desired number of running, healthy tasks. */
    COMPLETED,
    /** The circuit breaker or an alarm stopped it. */
    FAILED,
    /** Still going on. */
    IN_PROGRESS
}

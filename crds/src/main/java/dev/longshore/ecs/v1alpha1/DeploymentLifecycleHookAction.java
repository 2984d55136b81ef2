package dev.longshore.ecs.v1alpha1;

/**
 * What happens when a lifecycle hook does not answer in time.
 */
public enum DeploymentLifecycleHookAction {
    ROLLBACK,
    CONTINUE
}

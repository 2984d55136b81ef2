package dev.longshore.ecs.v1alpha1;

/**
 * What a lifecycle hook asks.
 */
public enum DeploymentLifecycleHookTargetType {
    AWS_LAMBDA,
    PAUSE
}

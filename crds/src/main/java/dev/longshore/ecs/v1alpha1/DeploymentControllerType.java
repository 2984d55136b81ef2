package dev.longshore.ecs.v1alpha1;

/**
 * Who drives deployments.
 */
public enum DeploymentControllerType {
    ECS,
    CODE_DEPLOY,
    EXTERNAL
}

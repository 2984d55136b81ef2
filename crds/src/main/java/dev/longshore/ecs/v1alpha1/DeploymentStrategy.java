package dev.longshore.ecs.v1alpha1;

/**
 * How a service goes from one revision to the next.
 */
public enum DeploymentStrategy {
    ROLLING,
    BLUE_GREEN,
    LINEAR,
    CANARY
}

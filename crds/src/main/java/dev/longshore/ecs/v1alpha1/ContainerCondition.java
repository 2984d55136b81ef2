package dev.longshore.ecs.v1alpha1;

/**
 * How far a container must have come for those that depend on it.
 */
public enum ContainerCondition {
    START,
    COMPLETE,
    SUCCESS,
    HEALTHY
}

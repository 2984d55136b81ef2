package dev.longshore.ecs.v1alpha1;

/**
 * Launch types that a task definition may be fit for.
 */
public enum Compatibility {
    EC2,
    FARGATE,
    EXTERNAL,
    MANAGED_INSTANCES
}

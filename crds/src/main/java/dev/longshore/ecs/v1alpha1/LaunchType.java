package dev.longshore.ecs.v1alpha1;

/**
 * Where tasks run.
 */
public enum LaunchType {
    EC2,
    FARGATE,
    EXTERNAL,
    MANAGED_INSTANCES
}

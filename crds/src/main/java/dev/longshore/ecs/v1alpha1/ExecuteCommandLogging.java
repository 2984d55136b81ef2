package dev.longshore.ecs.v1alpha1;

/**
 * Whether and where ECS Exec logs its sessions.
 */
public enum ExecuteCommandLogging {
    NONE,
    DEFAULT,
    OVERRIDE
}

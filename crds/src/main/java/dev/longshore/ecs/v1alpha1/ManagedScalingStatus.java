package dev.longshore.ecs.v1alpha1;

/** Whether a capacity provider changes the size of its group. */
public enum ManagedScalingStatus {
    ENABLED,
    DISABLED
}

package dev.longshore.ecs.v1alpha1;

/** Whether an instance is drained before it is released. */
public enum ManagedDraining {
    ENABLED,
    DISABLED
}

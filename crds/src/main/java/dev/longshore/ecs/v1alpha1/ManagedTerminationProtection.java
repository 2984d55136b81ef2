package dev.longshore.ecs.v1alpha1;

/** Whether instances with tasks are kept when a group shrinks. */
public enum ManagedTerminationProtection {
    ENABLED,
    DISABLED
}

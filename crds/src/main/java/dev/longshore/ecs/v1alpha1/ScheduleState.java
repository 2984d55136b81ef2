package dev.longshore.ecs.v1alpha1;

/**
 * Whether a schedule or a rule does anything.
 */
public enum ScheduleState {
    ENABLED,
    DISABLED
}

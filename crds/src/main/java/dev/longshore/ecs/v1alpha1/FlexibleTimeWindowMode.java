package dev.longshore.ecs.v1alpha1;

/**
 * Whether runs may start later than the schedule says.
 */
public enum FlexibleTimeWindowMode {
    OFF,
    FLEXIBLE
}

package dev.longshore.ecs.v1alpha1;

/**
 * Whether tasks move when zones become uneven.
 */
public enum AvailabilityZoneRebalancing {
    ENABLED,
    DISABLED
}

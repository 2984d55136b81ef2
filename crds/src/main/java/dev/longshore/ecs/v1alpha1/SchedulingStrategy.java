package dev.longshore.ecs.v1alpha1;

/**
 * What a service keeps running.
 */
public enum SchedulingStrategy {
    REPLICA,
    DAEMON
}

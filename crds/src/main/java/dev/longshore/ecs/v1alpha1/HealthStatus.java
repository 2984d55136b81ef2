package dev.longshore.ecs.v1alpha1;

/** Health of a container or a task. */
public enum HealthStatus {
    /** Its health check passes. */
    HEALTHY,
    /** Its health check failed as often as {@code retries} says. */
    UNHEALTHY,
    /** No health check, or no verdict yet. */
    UNKNOWN
}

package dev.longshore.engine.deployment;

/** What is known of a service task's health. */
public enum TaskHealth {
    /** It counts for minimumHealthyPercent once it is RUNNING, see {@link HealthyTask}. */
    HEALTHY,
    /** It counts for nothing yet, and nothing has failed. */
    UNKNOWN,
    /** A health check of its containers or its load balancer failed after every grace: it is to be replaced. */
    UNHEALTHY
}

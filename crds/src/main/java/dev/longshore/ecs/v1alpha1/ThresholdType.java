package dev.longshore.ecs.v1alpha1;

/**
 * How the threshold of the circuit breaker is meant.
 */
public enum ThresholdType {
    COUNT,
    BOUNDED_PERCENT,
    UNBOUNDED_PERCENT
}

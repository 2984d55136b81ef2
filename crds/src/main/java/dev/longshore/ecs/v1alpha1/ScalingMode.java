package dev.longshore.ecs.v1alpha1;

/**
 * How soon target tracking follows its metric.
 */
public enum ScalingMode {
    ECS,
    FAST
}

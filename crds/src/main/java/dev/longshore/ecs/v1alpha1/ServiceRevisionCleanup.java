package dev.longshore.ecs.v1alpha1;

/**
 * Whether an early success waits until the old tasks have gone.
 */
public enum ServiceRevisionCleanup {
    BLOCKING,
    DEFERRED
}

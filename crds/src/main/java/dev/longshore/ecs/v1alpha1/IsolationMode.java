package dev.longshore.ecs.v1alpha1;

/**
 * Isolation on Managed Instances.
 */
public enum IsolationMode {
    SHARED,
    ISOLATED_SANDBOX,
    CONFIDENTIAL_SANDBOX
}

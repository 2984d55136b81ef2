package dev.longshore.ecs.v1alpha1;

/**
 * Whether query strings are logged.
 */
public enum ServiceConnectIncludeQueryParameters {
    DISABLED,
    ENABLED
}

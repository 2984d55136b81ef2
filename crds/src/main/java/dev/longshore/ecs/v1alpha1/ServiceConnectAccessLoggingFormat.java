package dev.longshore.ecs.v1alpha1;

/**
 * Formats of an access log.
 */
public enum ServiceConnectAccessLoggingFormat {
    TEXT,
    JSON
}

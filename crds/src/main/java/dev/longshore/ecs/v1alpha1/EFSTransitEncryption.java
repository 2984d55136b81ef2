package dev.longshore.ecs.v1alpha1;

/**
 * Whether the connection to EFS is encrypted.
 */
public enum EFSTransitEncryption {
    ENABLED,
    DISABLED
}

package dev.longshore.ecs.v1alpha1;

/**
 * Whether a task's role is used with EFS.
 */
public enum EFSAuthorizationConfigIAM {
    ENABLED,
    DISABLED
}

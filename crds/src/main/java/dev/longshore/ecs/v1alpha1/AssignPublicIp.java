package dev.longshore.ecs.v1alpha1;

/**
 * Whether an awsvpc task gets a public address.
 */
public enum AssignPublicIp {
    ENABLED,
    DISABLED
}

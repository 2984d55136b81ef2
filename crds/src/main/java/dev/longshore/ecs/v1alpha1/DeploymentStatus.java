package dev.longshore.ecs.v1alpha1;

/** The place of a deployment among those of its service. */
public enum DeploymentStatus {
    /** The newest: what the service wants. */
    PRIMARY,
    /** Being replaced; still has tasks. */
    ACTIVE,
    /** Replaced; not listed any more. */
    INACTIVE
}

package dev.longshore.ecs.v1alpha1;

/** The life of a revision. */
public enum TaskDefinitionStatusValue {
    /** May be run and deployed. */
    ACTIVE,
    /** Deregistered: what uses it goes on and scales, nothing new may name it. */
    INACTIVE,
    /** Goes as soon as nothing uses it. */
    DELETE_IN_PROGRESS
}

package dev.longshore.ecs.v1alpha1;

/**
 * Whose tags tasks take over.
 */
public enum PropagateTags {
    TASK_DEFINITION,
    SERVICE,
    NONE
}

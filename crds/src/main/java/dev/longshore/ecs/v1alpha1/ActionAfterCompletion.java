package dev.longshore.ecs.v1alpha1;

/**
 * What becomes of a schedule after its last run.
 */
public enum ActionAfterCompletion {
    NONE,
    DELETE
}

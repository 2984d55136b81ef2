package dev.longshore.ecs.v1alpha1;

/** When a capacity provider decides; Longshore's own. */
public enum ManagedScalingMode {
    /** Once a period, as ECS does. */
    ECS,
    /** Also at once when a task begins to wait, without regard to the warm-up. */
    FAST
}

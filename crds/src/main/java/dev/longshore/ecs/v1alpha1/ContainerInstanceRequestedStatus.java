package dev.longshore.ecs.v1alpha1;

/** The statuses that UpdateContainerInstancesState takes. */
public enum ContainerInstanceRequestedStatus {
    /** Takes new tasks. */
    ACTIVE,
    /** Takes no new task; service tasks are replaced on other instances within the limits of their deployment configuration. */
    DRAINING
}

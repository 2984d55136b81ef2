package dev.longshore.operator.pod;

/** ECS's lastStatus of a task, in the order of its life. */
public enum LastStatus {
    PROVISIONING,
    PENDING,
    ACTIVATING,
    RUNNING,
    DEACTIVATING,
    STOPPING,
    DEPROVISIONING,
    STOPPED
}

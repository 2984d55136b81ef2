package dev.longshore.engine.ledger;

/** Status of a container instance, as DescribeContainerInstances prints it. Only ACTIVE takes new tasks. */
public enum InstanceStatus {
    REGISTERING,
    REGISTRATION_FAILED,
    ACTIVE,
    DRAINING,
    DEREGISTERING,
    INACTIVE
}

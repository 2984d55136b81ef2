package dev.longshore.ecs.v1alpha1;

/** The condition types that Longshore's kinds carry in {@code status.conditions}. */
public final class ConditionTypes {
    /** TaskDefinition, Service, Task, ScheduledTask, EventRule, Alarm: the spec obeys every rule of ECS; when False the message names the field path and the rule. */
    public static final String VALID = "Valid";

    /** TaskDefinition, Service, Task, ScheduledTask, EventRule, Alarm: True when a field of the spec has no effect here; the message lists each path and why. */
    public static final String FIELDS_IGNORED = "FieldsIgnored";

    /** Every kind: the object is in the state that its spec asks for. */
    public static final String READY = "Ready";

    /** Service: ECS's steady state: one deployment, and as many tasks running as desired. */
    public static final String STABLE = "Stable";

    /** Service: True when the deployment that the spec asks for has failed; it is not tried again until something changes. */
    public static final String STALLED = "Stalled";

    /** Service, Task, ScalableTarget: False while tasks wait for an instance; the message says why each instance was refused. */
    public static final String PLACED = "Placed";

    /** Service, Task: False when the API server refuses the pods themselves: quota, Pod Security or an admission webhook. */
    public static final String PODS_ADMITTED = "PodsAdmitted";

    /** Task: True when every task of the run has stopped. */
    public static final String COMPLETE = "Complete";

    /** ScheduledTask: True when the last run was missed or given up. Task: True when a task could not be placed, or an essential container ended with another exit code than 0. */
    public static final String FAILED = "Failed";

    /** ContainerInstance: True when a second Cluster selects the node as well; the first owner keeps it. */
    public static final String INSTANCE_CONFLICT = "InstanceConflict";

    /** Cluster, TaskDefinition: True while a deletion waits for what still uses the object; the message counts it. */
    public static final String DELETION_HELD = "DeletionHeld";

    /** Service that shifts traffic: False while a route's weights cannot be set; the deployment waits, and the message says why. */
    public static final String TRAFFIC_DIRECTED = "TrafficDirected";

    /** Service, with service discovery or Service Connect: its names lead to its tasks; when False the message says which does not. */
    public static final String DISCOVERABLE = "Discoverable";

    /**
     * TargetGroup: False when not one target can be reached at its address from where the operator runs; the pods' readiness is
     * taken in place of the health checks then.
     */
    public static final String TARGETS_REACHABLE = "TargetsReachable";

    /**
     * TargetGroup, with a targetGroupBindingArn: its TargetGroupBinding is written; when False the message says why not, and nothing is
     * registered in AWS.
     */
    public static final String BOUND = "Bound";

    /** Service, with deployment alarms: False when there is no Alarm of a name; the message says which. */
    public static final String ALARMS_FOUND = "AlarmsFound";

    /**
     * ScalableTarget, ScalingPolicy: False while a metric is not known; nothing is scaled by it then. CapacityProvider: the group's size can be read and changed;
     * when False the message says why not, and the size stays as it is.
     */
    public static final String SCALING_ACTIVE = "ScalingActive";

    /**
     * ScalableTarget: True when something keeps the count from what a policy wants: bounds, a cooldown, a deployment. CapacityProvider: True when the group
     * has reached maxSize and tasks go on waiting.
     */
    public static final String SCALING_LIMITED = "ScalingLimited";

    private ConditionTypes() {}
}

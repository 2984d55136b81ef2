package dev.longshore.operator.convert;

/** The shapes of ECS, and of what stands in front of it, that have a kind here. */
enum Shape {
    /** register-task-definition input, describe-task-definition output. */
    TASK_DEFINITION,
    /** create-service and update-service input, describe-services output. */
    SERVICE,
    /** CodeDeploy's appspec of an ECS deployment. */
    APP_SPEC,
    /** run-task and start-task input. */
    TASK,
    /** create-cluster input, describe-clusters output. */
    CLUSTER,
    /** ELBv2's create-target-group input, describe-target-groups output. */
    TARGET_GROUP,
    /** create-schedule input, get-schedule output of EventBridge Scheduler. */
    SCHEDULE,
    /** put-rule input or describe-rule output of EventBridge, with the Targets of put-targets in it. */
    RULE,
    /** Application Auto Scaling's register-scalable-target input, describe-scalable-targets output. */
    SCALABLE_TARGET,
    /** put-scaling-policy input, describe-scaling-policies output. */
    SCALING_POLICY,
    /** put-scheduled-action input, describe-scheduled-actions output: a part of a ScalableTarget here. */
    SCHEDULED_ACTION,
    /** CloudWatch's put-metric-alarm input, describe-alarms output. */
    ALARM,
    /** create-capacity-provider input, describe-capacity-providers output. */
    CAPACITY_PROVIDER,
    /** create-auto-scaling-group input, describe-auto-scaling-groups output: its bounds are a part of a CapacityProvider here. */
    AUTO_SCALING_GROUP,
    /** put-cluster-capacity-providers input: a part of a Cluster here. */
    CLUSTER_CAPACITY
}

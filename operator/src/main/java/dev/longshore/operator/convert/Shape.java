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
    RULE
}

package dev.longshore.operator.convert;

/** The ECS shapes that have a kind here. */
enum Shape {
    /** register-task-definition input, describe-task-definition output. */
    TASK_DEFINITION,
    /** create-service and update-service input, describe-services output. */
    SERVICE,
    /** run-task and start-task input. */
    TASK,
    /** create-cluster input, describe-clusters output. */
    CLUSTER
}

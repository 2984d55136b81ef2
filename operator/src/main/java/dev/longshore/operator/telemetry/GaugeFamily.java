package dev.longshore.operator.telemetry;

/** A gauge that is read at each scrape, with one series for each object that there is. */
enum GaugeFamily {
    CLUSTER_CPU_RESERVATION(
            "ecs_cluster_cpu_reservation", "CPUReservation: percent of the registered CPU that tasks and others took."),
    CLUSTER_MEMORY_RESERVATION(
            "ecs_cluster_memory_reservation", "MemoryReservation: percent of the registered memory that is taken."),
    CLUSTER_GPU_RESERVATION(
            "ecs_cluster_gpu_reservation", "GPUReservation: percent of the registered GPUs that are taken."),
    CLUSTER_CPU_UTILIZATION(
            "ecs_cluster_cpu_utilization", "CPUUtilization: percent of the registered CPU that tasks use."),
    CLUSTER_MEMORY_UTILIZATION(
            "ecs_cluster_memory_utilization", "MemoryUtilization: percent of the registered memory that tasks use."),
    CLUSTER_INSTANCES(
            "ecs_cluster_container_instance_count", "ContainerInstanceCount: instances that are ACTIVE or DRAINING."),
    CLUSTER_RUNNING("ecs_cluster_running_task_count", "RunningTaskCount: tasks in RUNNING."),
    CLUSTER_PENDING("ecs_cluster_pending_task_count", "PendingTaskCount: tasks that are about to run."),
    CLUSTER_SERVICES("ecs_cluster_service_count", "ServiceCount: services in ACTIVE."),
    SERVICE_DESIRED("ecs_service_desired_task_count", "DesiredTaskCount: tasks wanted."),
    SERVICE_RUNNING("ecs_service_running_task_count", "RunningTaskCount: tasks in RUNNING."),
    SERVICE_PENDING("ecs_service_pending_task_count", "PendingTaskCount: tasks that are about to run."),
    SERVICE_DEPLOYMENTS("ecs_service_deployment_count", "DeploymentCount: the PRIMARY deployment and those before it."),
    SERVICE_CPU_UTILIZATION("ecs_service_cpu_utilization", "CPUUtilization: percent of the reserved CPU that is used."),
    SERVICE_MEMORY_UTILIZATION(
            "ecs_service_memory_utilization", "MemoryUtilization: percent of the reserved memory that is used."),
    PROVIDER_RESERVATION(
            "ecs_capacity_provider_reservation",
            "CapacityProviderReservation: percent that the needed instances are of those that there are."),
    PROVIDER_INSTANCES("ecs_capacity_provider_instance_count", "Instances of the provider that are ACTIVE."),
    PROVIDER_NEEDED("ecs_capacity_provider_needed_instance_count", "Instances that all of its tasks need."),
    PROVIDER_WAITING("ecs_capacity_provider_waiting_task_count", "Tasks in PROVISIONING that wait for it to grow."),
    QUEUE_TASKS(
            "longshore_queue_tasks",
            "Tasks whose pods are not seen yet, by state: queued, without room, or being written."),
    QUEUE_MESSAGES("longshore_queue_messages", "What a placement queue has been told and has not read yet."),
    QUEUE_TURN(
            "longshore_queue_last_turn_age_seconds",
            "Since the placement queue began its last turn; it has one a second."),
    LEADER("longshore_leader", "1 where this operator decides, 0 where it stands by."),
    CURRENT("longshore_watches_current", "1 while the pictures of pods, nodes and revisions are complete and kept so.");

    private final String metric;
    private final String help;

    GaugeFamily(String metric, String help) {
        this.metric = metric;
        this.help = help;
    }

    String metric() {
        return metric;
    }

    String help() {
        return help;
    }
}

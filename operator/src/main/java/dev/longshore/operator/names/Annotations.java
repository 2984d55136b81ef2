package dev.longshore.operator.names;

/** Annotations that carry full ECS values, and verbs that people write. */
public final class Annotations {
    /** On a pod: the ECS group as ECS spells it, such as {@code service:web}. */
    public static final String GROUP = Labels.PREFIX + "group";

    /** On a pod: {@code family:revision} as ECS spells it. */
    public static final String TASK_DEFINITION = Labels.PREFIX + "task-definition";

    /** On a pod: the task's network mode, where it is {@code awsvpc}: it takes a network interface. */
    public static final String NETWORK_MODE = Labels.PREFIX + "network-mode";

    /** On a pod: who started the task, {@code ecs-svc/NUMBER} for a service. */
    public static final String STARTED_BY = Labels.PREFIX + "started-by";

    /** On a pod: JSON list of its ECS containers: ECS name, pod container name, essential, health deadline. */
    public static final String CONTAINERS = Labels.PREFIX + "containers";

    /** On a pod, followed by the name of one of its containers: the container's dockerLabels as a JSON object. */
    public static final String DOCKER_LABELS_PREFIX = "docker-labels." + Labels.PREFIX;

    /** On a pod, by widespread convention: "true" where Prometheus finds metrics. */
    public static final String SCRAPE = "prometheus.io/scrape";

    /** On a pod: the port where it has metrics. */
    public static final String SCRAPE_PORT = "prometheus.io/port";

    /** On a pod: the path of its metrics. */
    public static final String SCRAPE_PATH = "prometheus.io/path";

    /** On a pod: what Prometheus is to call the job. */
    public static final String SCRAPE_JOB = "prometheus.io/job";

    /** On a pod, followed by the name of one of its containers: the group of its awslogs stream. */
    public static final String LOG_GROUP_PREFIX = "awslogs-group." + Labels.PREFIX;

    /** On a pod, followed by the name of one of its containers: its awslogs stream, {@code prefix/container/task id}. */
    public static final String LOG_STREAM_PREFIX = "awslogs-stream." + Labels.PREFIX;

    /** On a pod, followed by the name of one of its containers: the region of its awslogs group. */
    public static final String LOG_REGION_PREFIX = "awslogs-region." + Labels.PREFIX;

    /** On a pod: the configuration of its FireLens router, which reads it as a file. */
    public static final String LOG_ROUTER = Labels.PREFIX + "firelens-configuration";

    /** On a pod: the host ports that were chosen for it, as in {@code 32768/TCP,32769/UDP}; absent where none was. */
    public static final String DYNAMIC_PORTS = Labels.PREFIX + "dynamic-ports";

    /** On a pod: the task's tags, a JSON object. */
    public static final String TAGS = Labels.PREFIX + "tags";

    /** On a pod that is being stopped: ECS's stopCode. */
    public static final String STOP_CODE = Labels.PREFIX + "stop-code";

    /** On a pod that is being stopped: ECS's stoppedReason. */
    public static final String STOPPED_REASON = Labels.PREFIX + "stopped-reason";

    /** On a pod that is being stopped: when, RFC 3339. */
    public static final String STOPPING_AT = Labels.PREFIX + "stopping-at";

    /** On a pod of a service with load balancers: the target groups that it joins, {@code GROUP=CONTAINER:PORT} each, with commas. */
    public static final String TARGETS = Labels.PREFIX + "targets";

    /** On a pod that is to be stopped and finishes its requests first: when the stop follows, RFC 3339. */
    public static final String DRAINING_UNTIL = Labels.PREFIX + "draining-until";

    /** On a pod, by people: stop the task; the value is the reason that it will show. */
    public static final String STOP = Labels.PREFIX + "stop";

    /** On a pod of a service, by people or the task itself: until when (RFC 3339) scale-in and deployments leave the task alone. */
    public static final String PROTECTED_UNTIL = Labels.PREFIX + "protectedUntil";

    /** On a Service, by people: the id of the deployment to stop, which leads back to the last completed one. */
    public static final String STOP_DEPLOYMENT = Labels.PREFIX + "stopDeployment";

    /**
     * On a Service, by people: ids of lifecycle hooks that wait ({@code status.deployments[].shift.hookDetails[].hookId}), with commas; the
     * deployment continues, or with {@code =ROLLBACK} behind an id goes back.
     */
    public static final String CONTINUE_DEPLOYMENT = Labels.PREFIX + "continueDeployment";

    /** On a Service with the CODE_DEPLOY controller, by people: the name of CodeDeploy's deployment configuration. */
    public static final String CODE_DEPLOY_CONFIGURATION = Labels.PREFIX + "codeDeployConfiguration";

    /** On a Service, by people: any new value starts a new deployment. */
    public static final String FORCE_NEW_DEPLOYMENT_AT = Labels.PREFIX + "forceNewDeploymentAt";

    /** On the ControllerRevision of a task definition, by people, "true": the revision is INACTIVE, as DeregisterTaskDefinition makes it. */
    public static final String DEREGISTERED = Labels.PREFIX + "deregistered";

    /** On a TaskDefinition, by people: how many revisions are kept, beside those in use; 100 where it says nothing. */
    public static final String REVISION_HISTORY_LIMIT = Labels.PREFIX + "revision-history-limit";

    /** On a ContainerInstance, by people, "true": its deletion stops the tasks that still run on it. */
    public static final String FORCE = Labels.PREFIX + "force";

    /** On a Task of a rule: source and id of the event that started it. */
    public static final String EVENT = Labels.PREFIX + "event";

    /** On a Task of a rule: the id of the rule's target. */
    public static final String TARGET = Labels.PREFIX + "target";

    /** On a Task of a schedule: the time that its expression says, RFC 3339; of a rule: when the event came. */
    public static final String SCHEDULED_TIME = Labels.PREFIX + "scheduled-time";

    /** On a Task of a schedule or a rule: when the run was due; of a schedule later than its scheduled time within a flexible time window. */
    public static final String DUE_TIME = Labels.PREFIX + "due-time";

    /** On a Task of a schedule or a rule: the number of the attempt, from 1. */
    public static final String ATTEMPT = Labels.PREFIX + "attempt";

    /** On a node: the Cluster that it was deregistered from, which leaves it alone until the annotation is removed. */
    public static final String DEREGISTERED_FROM = Labels.PREFIX + "deregistered-from";

    /** On a ContainerInstance: the capacity provider that releases it; it drains, and then leaves its group. */
    public static final String RELEASED_BY = Labels.PREFIX + "released-by";

    /** On a ContainerInstance: since when it is released, RFC 3339. */
    public static final String RELEASED_AT = Labels.PREFIX + "released-at";

    /** On a node or the object of its machine, "true": it is the one that goes when its group shrinks. */
    public static final String DELETE_MACHINE = Labels.PREFIX + "delete-machine";

    /** On a node, "true": it is taken back within two minutes, as a cloud takes back spot capacity. */
    public static final String SPOT_INTERRUPTION = Labels.PREFIX + "spot-interruption";

    private Annotations() {}
}

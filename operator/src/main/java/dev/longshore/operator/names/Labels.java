package dev.longshore.operator.names;

/** Labels that Longshore reads from nodes and writes on pods. Values are slugs where the ECS value is no label value. */
public final class Labels {
    public static final String PREFIX = "ecs.longshore.dev/";

    /** On a node: the Cluster that it joins. On a pod: the Cluster whose instance it runs on. */
    public static final String CLUSTER = PREFIX + "cluster";

    /** On a pod: 32 hex digits, the ECS task id. Every pod that carries it is one ECS task. */
    public static final String TASK_ID = PREFIX + "task-id";

    /** On a pod: name of the Service object that owns it. */
    public static final String SERVICE = PREFIX + "service";

    /** On a pod: name of the Task object that owns it. */
    public static final String TASK = PREFIX + "task";

    /** On a pod: slug of the ECS group, such as {@code service-web}. */
    public static final String GROUP = PREFIX + "group";

    /** On a pod: slug of the task definition's family. */
    public static final String FAMILY = PREFIX + "family";

    /** On a pod: revision number of the task definition. */
    public static final String REVISION = PREFIX + "revision";

    /** On a pod: the number of the deployment in {@code ecs-svc/NUMBER}. */
    public static final String DEPLOYMENT = PREFIX + "deployment";

    /** On a pod: the task's number within its deployment; names derive from it. */
    public static final String NUMBER = PREFIX + "number";

    /** On a ServiceAccount: it stands for the task role of this name, and tasks may have it. */
    public static final String TASK_ROLE = PREFIX + "task-role";

    /** On a node, followed by a name: a custom attribute of the container instance. */
    public static final String ATTRIBUTE_PREFIX = "attribute." + PREFIX;

    /** On a Task: slug of the ScheduledTask that started it. It is deleted an hour after its end. */
    public static final String SCHEDULED_TASK = PREFIX + "scheduled-task";

    /** On a Task: slug of the EventRule that started it. It is deleted an hour after its end. */
    public static final String EVENT_RULE = PREFIX + "event-rule";

    /** On a node, "true": the instance is outside of EC2, for launchType EXTERNAL. */
    public static final String EXTERNAL = PREFIX + "external";

    /** On a pod, followed by a tag's key: the tag's value, each a slug where it is no label. */
    public static final String TAG_PREFIX = "tag." + PREFIX;

    /** On a pod of an awsvpc task, followed by the id of one of its security groups: "true", for the selectors of NetworkPolicies. */
    public static final String SECURITY_GROUP_PREFIX = "security-group." + PREFIX;

    /** On a node: the capacity provider that it belongs to. On a pod: the capacity provider, or Fargate, that its task runs on. */
    public static final String CAPACITY_PROVIDER = PREFIX + "capacity-provider";

    /** On an operator's pod, "true": it leads. */
    public static final String LEADER = PREFIX + "leader";

    /** On a placeholder pod: the capacity provider that it asks an autoscaler to enlarge. */
    public static final String PLACEHOLDER_FOR = PREFIX + "placeholder-for";

    /** On a placeholder pod: uid of the owner of the task that waits. */
    public static final String PLACEHOLDER_OF = PREFIX + "placeholder-of";

    private Labels() {}
}

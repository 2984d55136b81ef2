package dev.longshore.operator.names;

/** The attributes by which ECS matches what a task definition asks for with what an agent can do; they have no value. */
public final class Capability {
    private static final String AGENT = "com.amazonaws.ecs.capability.";

    /** A task with a taskRoleArn asks for it. */
    public static final String TASK_IAM_ROLE = AGENT + "task-iam-role";

    /** In its place, a task with a taskRoleArn in network mode host asks for it. */
    public static final String TASK_IAM_ROLE_NETWORK_HOST = AGENT + "task-iam-role-network-host";

    /** A task with a privileged container asks for it. */
    public static final String PRIVILEGED_CONTAINER = AGENT + "privileged-container";

    /** A task in network mode awsvpc asks for it. */
    public static final String TASK_ENI = "ecs.capability.task-eni";

    /** An instance outside of EC2 has it, on which launchType EXTERNAL runs. */
    public static final String EXTERNAL = "ecs.capability.external";

    private Capability() {}

    /** A task with a container that logs by this driver asks for it. */
    public static String loggingDriver(String driver) {
        return AGENT + "logging-driver." + driver;
    }
}

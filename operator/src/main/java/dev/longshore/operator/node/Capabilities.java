package dev.longshore.operator.node;

import dev.longshore.operator.names.Capability;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an instance can do, as ECS's agent reports it in attributes: everything, less what its settings take away. */
final class Capabilities {
    private static final List<String> LOGGING_DRIVERS =
            List.of("json-file", "syslog", "journald", "gelf", "fluentd", "awslogs", "splunk", "none", "awsfirelens");

    /** Of the agent's own, those that do not depend on a setting. */
    private static final List<String> ALWAYS = List.of(
            "com.amazonaws.ecs.capability.ecr-auth",
            "ecs.capability.container-health-check",
            "ecs.capability.container-ordering",
            "ecs.capability.container-restart-policy",
            "ecs.capability.env-files.s3",
            "ecs.capability.execution-role-awslogs",
            "ecs.capability.execution-role-ecr-pull",
            "ecs.capability.network.container-port-range",
            "ecs.capability.pid-ipc-namespace-sharing",
            "ecs.capability.secrets.asm.environment-variables",
            "ecs.capability.secrets.ssm.environment-variables",
            "ecs.capability.task-cpu-mem-limit");

    private Capabilities() {}

    /** The names of the attributes, without {@value Capability#EXTERNAL}. */
    static Set<String> of(AgentSettings settings) {
        Set<String> names = new TreeSet<>(ALWAYS);
        settings.loggingDrivers().orElse(LOGGING_DRIVERS).stream()
                .map(Capability::loggingDriver)
                .forEach(names::add);
        if (settings.taskIamRole()) {
            names.add(Capability.TASK_IAM_ROLE);
        }
        if (settings.taskIamRoleNetworkHost()) {
            names.add(Capability.TASK_IAM_ROLE_NETWORK_HOST);
        }
        if (settings.privileged()) {
            names.add(Capability.PRIVILEGED_CONTAINER);
        }
        names.add(Capability.TASK_ENI);
        return names;
    }
}

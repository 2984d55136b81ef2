package dev.longshore.operator.support;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.AlarmSpec;
import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.HealthCheck;
import dev.longshore.ecs.v1alpha1.LoadBalancer;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.PortMapping;
import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalableTargetSpec;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import dev.longshore.ecs.v1alpha1.ScalingPolicySpec;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceConnectClientAlias;
import dev.longshore.ecs.v1alpha1.ServiceConnectConfiguration;
import dev.longshore.ecs.v1alpha1.ServiceConnectService;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.TargetGroupAttribute;
import dev.longshore.ecs.v1alpha1.TargetGroupProtocol;
import dev.longshore.ecs.v1alpha1.TargetGroupSpec;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;

/** Short words for the objects of a test. What they leave out {@link Sandbox#apply} adds: namespace and cluster. */
public final class Ecs {
    private static final int CPU_UNITS = 128;
    private static final int MEMORY_MIB = 64;

    private Ecs() {}

    /** A family in network mode bridge. */
    public static TaskDefinition taskDefinition(String family, ContainerDefinition... containers) {
        return taskDefinition(
                family,
                TaskDefinitionSpec.builder()
                        .networkMode(NetworkMode.BRIDGE)
                        .containerDefinitions(List.of(containers))
                        .build());
    }

    public static TaskDefinition taskDefinition(String family, TaskDefinitionSpec spec) {
        TaskDefinition definition = new TaskDefinition();
        definition.setMetadata(new ObjectMetaBuilder().withName(family).build());
        definition.setSpec(spec);
        return definition;
    }

    /** An essential container of 128 CPU units (125 m) and 64 MiB. */
    public static ContainerDefinition container(String name, PortMapping... ports) {
        return ContainerDefinition.builder()
                .name(name)
                .image("app:1")
                .cpu(CPU_UNITS)
                .memory(MEMORY_MIB)
                .portMappings(List.of(ports))
                .build();
    }

    /** With a health check that passes at once: without any a task counts as healthy after 40 seconds. */
    public static ContainerDefinition checked(String name, PortMapping... ports) {
        return container(name, ports).toBuilder()
                .healthCheck(HealthCheck.builder()
                        .command(List.of("CMD-SHELL", "true"))
                        .build())
                .build();
    }

    /** A TCP mapping; host port 0 is a dynamic one. */
    public static PortMapping port(int containerPort, int hostPort) {
        return PortMapping.builder()
                .containerPort(containerPort)
                .hostPort(hostPort)
                .build();
    }

    public static Service service(String name, String taskDefinition, int desiredCount) {
        return service(
                name,
                ServiceSpec.builder()
                        .taskDefinition(taskDefinition)
                        .desiredCount(desiredCount)
                        .build());
    }

    public static Service service(String name, ServiceSpec spec) {
        Service service = new Service();
        service.setMetadata(new ObjectMetaBuilder().withName(name).build());
        service.setSpec(spec);
        return service;
    }

    /** minimumHealthyPercent and maximumPercent. */
    public static DeploymentConfiguration percents(int minimumHealthy, int maximum) {
        return DeploymentConfiguration.builder()
                .minimumHealthyPercent(minimumHealthy)
                .maximumPercent(maximum)
                .build();
    }

    /** A group whose health is the readiness of its pods, for simulated ones answer nothing. */
    public static TargetGroup targetGroup(String name, int port, TargetGroupAttribute... attributes) {
        return targetGroup(
                name,
                TargetGroupSpec.builder()
                        .protocol(TargetGroupProtocol.HTTP)
                        .port(port)
                        .healthCheckEnabled(false)
                        .attributes(List.of(attributes))
                        .build());
    }

    public static TargetGroup targetGroup(String name, TargetGroupSpec spec) {
        TargetGroup group = new TargetGroup();
        group.setMetadata(new ObjectMetaBuilder().withName(name).build());
        group.setSpec(spec);
        return group;
    }

    /** For how long a deregistered target goes on. */
    public static TargetGroupAttribute drain(int seconds) {
        return new TargetGroupAttribute("deregistration_delay.timeout_seconds", String.valueOf(seconds));
    }

    /** A service whose tasks join a target group. */
    public static Service balanced(String name, String taskDefinition, int desiredCount, LoadBalancer... balancers) {
        return service(
                name,
                ServiceSpec.builder()
                        .taskDefinition(taskDefinition)
                        .desiredCount(desiredCount)
                        .loadBalancers(List.of(balancers))
                        .build());
    }

    public static LoadBalancer balancer(String group, String container, int port) {
        return LoadBalancer.builder()
                .targetGroupArn(group)
                .containerName(container)
                .containerPort(port)
                .build();
    }

    /** One named port that others find under an alias, at port 80. */
    public static ServiceConnectConfiguration connect(String portName, String alias) {
        ServiceConnectClientAlias at =
                ServiceConnectClientAlias.builder().port(80).dnsName(alias).build();
        return ServiceConnectConfiguration.builder()
                .enabled(true)
                .services(List.of(ServiceConnectService.builder()
                        .portName(portName)
                        .clientAliases(List.of(at))
                        .build()))
                .build();
    }

    /** A scalable target with this spec, as YAML. */
    public static ScalableTarget scalableTarget(String name, String spec) {
        ScalableTarget target = new ScalableTarget();
        target.setMetadata(new ObjectMetaBuilder().withName(name).build());
        target.setSpec(Serialization.unmarshal(yaml(spec), ScalableTargetSpec.class));
        return target;
    }

    /** A scaling policy with this spec, as YAML. */
    public static ScalingPolicy scalingPolicy(String name, String spec) {
        ScalingPolicy policy = new ScalingPolicy();
        policy.setMetadata(new ObjectMetaBuilder().withName(name).build());
        policy.setSpec(Serialization.unmarshal(yaml(spec), ScalingPolicySpec.class));
        return policy;
    }

    /** What begins with a brace is read as JSON, unless something comes before it. */
    public static String yaml(String flow) {
        return "# YAML\n" + flow;
    }

    /** An alarm with this spec, as YAML. */
    public static Alarm alarm(String name, String spec) {
        Alarm alarm = new Alarm();
        alarm.setMetadata(new ObjectMetaBuilder().withName(name).build());
        alarm.setSpec(Serialization.unmarshal("---\n" + spec, AlarmSpec.class));
        return alarm;
    }

    public static Task task(String name, String taskDefinition, int count) {
        return task(
                name,
                TaskSpec.builder().taskDefinition(taskDefinition).count(count).build());
    }

    public static Task task(String name, TaskSpec spec) {
        Task task = new Task();
        task.setMetadata(new ObjectMetaBuilder().withName(name).build());
        task.setSpec(spec);
        return task;
    }
}

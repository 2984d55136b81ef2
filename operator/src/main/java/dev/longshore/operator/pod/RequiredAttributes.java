package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.LogConfiguration;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.OSFamily;
import dev.longshore.ecs.v1alpha1.RuntimePlatform;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.engine.placement.RequiredAttribute;
import dev.longshore.operator.names.Capability;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The attributes that an instance must have for a definition, as ECS computes requiresAttributes: what its platform asks for, and
 * the capabilities that an agent's configuration can take away.
 */
final class RequiredAttributes {
    private RequiredAttributes() {}

    static List<RequiredAttribute> of(TaskDefinitionSpec definition) {
        return Stream.concat(
                        platform(definition),
                        capabilities(definition).distinct().map(name -> new RequiredAttribute(name, Optional.empty())))
                .toList();
    }

    private static Stream<RequiredAttribute> platform(TaskDefinitionSpec definition) {
        Optional<RuntimePlatform> platform = Optional.ofNullable(definition.runtimePlatform());
        Optional<RequiredAttribute> architecture = platform.map(RuntimePlatform::cpuArchitecture)
                .map(cpu -> cpu.name().toLowerCase(Locale.ROOT))
                .map(value -> new RequiredAttribute("ecs.cpu-architecture", Optional.of(value)));
        Optional<RequiredAttribute> system = platform.map(RuntimePlatform::operatingSystemFamily)
                .map(family -> family == OSFamily.LINUX ? "linux" : "windows")
                .map(value -> new RequiredAttribute("ecs.os-type", Optional.of(value)));
        return Stream.of(architecture, system).flatMap(Optional::stream);
    }

    private static Stream<String> capabilities(TaskDefinitionSpec definition) {
        return Stream.of(role(definition), network(definition), privileged(definition), logging(definition))
                .flatMap(names -> names);
    }

    private static Stream<String> role(TaskDefinitionSpec definition) {
        if (definition.taskRoleArn() == null) {
            return Stream.empty();
        }
        return Stream.of(
                definition.networkMode() == NetworkMode.HOST
                        ? Capability.TASK_IAM_ROLE_NETWORK_HOST
                        : Capability.TASK_IAM_ROLE);
    }

    private static Stream<String> network(TaskDefinitionSpec definition) {
        return definition.networkMode() == NetworkMode.AWSVPC ? Stream.of(Capability.TASK_ENI) : Stream.empty();
    }

    private static Stream<String> privileged(TaskDefinitionSpec definition) {
        return definition.containerDefinitions().stream()
                .filter(container -> Boolean.TRUE.equals(container.privileged()))
                .map(container -> Capability.PRIVILEGED_CONTAINER);
    }

    private static Stream<String> logging(TaskDefinitionSpec definition) {
        return definition.containerDefinitions().stream()
                .map(ContainerDefinition::logConfiguration)
                .filter(Objects::nonNull)
                .map(LogConfiguration::logDriver)
                .map(driver -> Capability.loggingDriver(driver.spelling()));
    }
}

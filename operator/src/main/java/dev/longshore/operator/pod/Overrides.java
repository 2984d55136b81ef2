package dev.longshore.operator.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.ContainerOverride;
import dev.longshore.ecs.v1alpha1.KeyValuePair;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskOverride;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RunTask's overrides: they change what runs and what is reserved for it. */
public final class Overrides {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 8192;

    private Overrides() {}

    /** The definition as this run has it. */
    public static TaskDefinitionSpec apply(TaskDefinitionSpec definition, TaskOverride override) {
        return definition.toBuilder()
                .cpu(override.cpu() == null ? definition.cpu() : override.cpu())
                .memory(override.memory() == null ? definition.memory() : override.memory())
                .taskRoleArn(override.taskRoleArn() == null ? definition.taskRoleArn() : override.taskRoleArn())
                .executionRoleArn(
                        override.executionRoleArn() == null
                                ? definition.executionRoleArn()
                                : override.executionRoleArn())
                .ephemeralStorage(
                        override.ephemeralStorage() == null
                                ? definition.ephemeralStorage()
                                : override.ephemeralStorage())
                .containerDefinitions(definition.containerDefinitions().stream()
                        .map(container -> find(override, container.name())
                                .map(o -> apply(container, o))
                                .orElse(container))
                        .toList())
                .build();
    }

    /** What ECS would refuse of the overrides of a definition; empty if all is well. */
    public static List<String> problems(TaskDefinitionSpec definition, TaskOverride override) {
        List<String> problems = new ArrayList<>();
        List<String> unknown = unknownContainers(definition, override);
        if (!unknown.isEmpty()) {
            problems.add("overrides.containerOverrides: the task definition has no container " + unknown);
        }
        int length = length(override);
        if (length > LONGEST) {
            problems.add("overrides: Container Overrides length must be at most " + LONGEST
                    + " characters of JSON, but is " + length);
        }
        return problems;
    }

    private static int length(TaskOverride override) {
        try {
            return JSON.writeValueAsString(override).length();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read from JSON can be written", e);
        }
    }

    /** Names of containers that the overrides speak of and the definition does not have. */
    static List<String> unknownContainers(TaskDefinitionSpec definition, TaskOverride override) {
        List<String> known = definition.containerDefinitions().stream()
                .map(ContainerDefinition::name)
                .toList();
        return override.containerOverrides().stream()
                .map(ContainerOverride::name)
                .filter(name -> !known.contains(name))
                .toList();
    }

    private static Optional<ContainerOverride> find(TaskOverride override, String container) {
        return override.containerOverrides().stream()
                .filter(o -> o.name().equals(container))
                .findFirst();
    }

    private static ContainerDefinition apply(ContainerDefinition container, ContainerOverride override) {
        return container.toBuilder()
                .command(override.command().isEmpty() ? container.command() : override.command())
                .environment(merge(container.environment(), override.environment()))
                .environmentFiles(
                        override.environmentFiles().isEmpty()
                                ? container.environmentFiles()
                                : override.environmentFiles())
                .resourceRequirements(
                        override.resourceRequirements().isEmpty()
                                ? container.resourceRequirements()
                                : override.resourceRequirements())
                .cpu(override.cpu() == null ? container.cpu() : override.cpu())
                .memory(override.memory() == null ? container.memory() : override.memory())
                .memoryReservation(
                        override.memoryReservation() == null
                                ? container.memoryReservation()
                                : override.memoryReservation())
                .build();
    }

    private static List<KeyValuePair> merge(List<KeyValuePair> base, List<KeyValuePair> over) {
        Map<String, KeyValuePair> merged = new LinkedHashMap<>();
        base.forEach(pair -> merged.put(pair.name(), pair));
        over.forEach(pair -> merged.put(pair.name(), pair));
        return List.copyOf(merged.values());
    }
}

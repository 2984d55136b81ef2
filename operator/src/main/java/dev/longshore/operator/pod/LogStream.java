package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.LogDriver;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one container of a task writes to its standard output. With the driver {@code awslogs} its group and stream are annotations of
 * the pod, one pair for each container, where any log shipper finds them.
 *
 * @param name the stream's name, {@code prefix/container/task id} as ECS makes it, or {@code container/task id} without prefix
 * @param group the log group; empty with another driver
 * @param container the ECS name of the container
 * @param podContainer the name of the pod's container
 */
public record LogStream(String name, Optional<String> group, String container, String podContainer) {

    /** The streams of a task, in its containers' order; none for a pod that is no task. */
    public static List<LogStream> of(Pod pod) {
        Map<String, String> annotations =
                Optional.ofNullable(pod.getMetadata().getAnnotations()).orElse(Map.of());
        String taskId = Optional.ofNullable(pod.getMetadata().getLabels())
                .map(labels -> labels.get(Labels.TASK_ID))
                .orElse("");
        return ContainerRole.read(annotations.getOrDefault(Annotations.CONTAINERS, "[]")).stream()
                .map(role -> new LogStream(
                        annotations.getOrDefault(
                                Annotations.LOG_STREAM_PREFIX + role.podContainer(), name("", role.name(), taskId)),
                        Optional.ofNullable(annotations.get(Annotations.LOG_GROUP_PREFIX + role.podContainer())),
                        role.name(),
                        role.podContainer()))
                .toList();
    }

    /** The annotations that tell the streams of a definition's containers. */
    static Map<String, String> annotations(TaskDefinitionSpec definition, String taskId) {
        Map<String, String> annotations = new LinkedHashMap<>();
        for (ContainerDefinition container : definition.containerDefinitions()) {
            Optional.ofNullable(container.logConfiguration())
                    .filter(log -> log.logDriver() == LogDriver.AWSLOGS)
                    .ifPresent(log -> annotate(container.name(), log.options(), taskId, annotations));
        }
        return annotations;
    }

    private static void annotate(
            String container, Map<String, String> options, String taskId, Map<String, String> annotations) {
        String podContainer = Slug.of(container);
        String prefix = options.getOrDefault("awslogs-stream-prefix", "");
        annotations.put(Annotations.LOG_STREAM_PREFIX + podContainer, name(prefix, container, taskId));
        put(options, "awslogs-group", Annotations.LOG_GROUP_PREFIX + podContainer, annotations);
        put(options, "awslogs-region", Annotations.LOG_REGION_PREFIX + podContainer, annotations);
    }

    private static void put(
            Map<String, String> options, String option, String annotation, Map<String, String> annotations) {
        Optional.ofNullable(options.get(option)).ifPresent(value -> annotations.put(annotation, value));
    }

    private static String name(String prefix, String container, String taskId) {
        return (prefix.isEmpty() ? "" : prefix + "/") + container + "/" + taskId;
    }
}

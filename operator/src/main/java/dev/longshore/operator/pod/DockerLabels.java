package dev.longshore.operator.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Slug;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code dockerLabels} as annotations, one for each container. A container of a pod has no labels of its own, and as annotations of
 * the pod they could contradict each other, or be taken for those that steer Kubernetes and Longshore.
 */
final class DockerLabels {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DockerLabels() {}

    static Map<String, String> of(TaskDefinitionSpec definition) {
        Map<String, String> annotations = new LinkedHashMap<>();
        for (ContainerDefinition container : definition.containerDefinitions()) {
            if (!container.dockerLabels().isEmpty()) {
                annotations.put(
                        Annotations.DOCKER_LABELS_PREFIX + Slug.of(container.name()), json(container.dockerLabels()));
            }
        }
        return annotations;
    }

    private static String json(Map<String, String> labels) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(labels));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }
}

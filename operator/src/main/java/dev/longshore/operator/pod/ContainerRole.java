package dev.longshore.operator.pod;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ECS container and the pod container that runs it; a pod carries the list as an annotation, so that its status can be told
 * in ECS's names without its task definition.
 *
 * @param name the ECS name
 * @param podContainer the pod container's name, a slug of it
 * @param essential whether the task stops when it ends
 * @param unhealthyAfter seconds after its start when it is UNHEALTHY unless it is HEALTHY; 0 without health check
 * @param startTimeout seconds after its start when those that wait for it give up; 0 if none does
 * @param restart which of its exits are none, because it is restarted in place; null without restartPolicy
 */
public record ContainerRole(
        String name,
        String podContainer,
        boolean essential,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int unhealthyAfter,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int startTimeout,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RestartInPlace restart) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A container that the task stands and falls with, of a pod that says nothing else of it. */
    static ContainerRole essential(String name) {
        return new ContainerRole(name, name, true, 0, 0, null);
    }

    static String write(List<ContainerRole> roles) {
        try {
            return JSON.writeValueAsString(roles);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of text are always JSON", e);
        }
    }

    /** @throws IllegalArgumentException if somebody has edited the annotation into something else */
    static List<ContainerRole> read(String annotation) {
        try {
            return JSON.readValue(annotation, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("annotation holds no list of containers: " + annotation, e);
        }
    }
}

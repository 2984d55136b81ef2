package dev.longshore.operator.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * An ECS container and the pod container that runs it; a pod carries the list as an annotation, so that its status can be told
 * in ECS's names without its task definition.
 *
 * @param name the ECS name
 * @param podContainer the pod container's name, a slug of it
 * @param essential whether the task stops when it ends
 */
public record ContainerRole(String name, String podContainer, boolean essential) {
    private static final ObjectMapper JSON = new ObjectMapper();

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

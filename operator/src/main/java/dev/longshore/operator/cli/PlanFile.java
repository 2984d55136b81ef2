package dev.longshore.operator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.ApiGroup;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the manifests that a plan is made of: Services, Tasks and TaskDefinitions; other kinds are passed over. */
final class PlanFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Class<? extends HasMetadata>> KINDS =
            Map.of("Service", Service.class, "Task", Task.class, "TaskDefinition", TaskDefinition.class);

    private PlanFile() {}

    /**
     * The objects in their order, each with a namespace.
     *
     * @param namespace of those that name none
     * @throws IllegalArgumentException if an object cannot be read, or there is none
     */
    static List<HasMetadata> read(Input input, String namespace) throws IOException {
        List<HasMetadata> objects = new ArrayList<>();
        for (JsonNode document : Documents.in(input)) {
            String kind = document.path("kind").asText("");
            Class<? extends HasMetadata> type = KINDS.get(kind);
            boolean ours = document.path("apiVersion").asText("").startsWith(ApiGroup.GROUP + "/");
            if (type != null && ours && document instanceof ObjectNode manifest) {
                objects.add(read(input, manifest, type, namespace));
            } else if (kind.isEmpty()) {
                throw new IllegalArgumentException(
                        input.name()
                                + ": found an object without kind, expected manifests; longshore convert makes them of ECS JSON");
            }
        }
        if (objects.isEmpty()) {
            throw new IllegalArgumentException(
                    input.name() + ": there is no Service, Task or TaskDefinition of " + ApiGroup.GROUP + " in it");
        }
        return objects;
    }

    private static HasMetadata read(
            Input input, ObjectNode manifest, Class<? extends HasMetadata> type, String namespace) {
        String name = manifest.path("kind").asText() + " "
                + manifest.at("/metadata/name").asText("without a name");
        manifest.remove("status");
        try {
            HasMetadata object = JSON.treeToValue(manifest, type);
            if (!manifest.path("spec").isObject() || object.getMetadata().getName() == null) {
                throw new IllegalArgumentException(input.name() + ": " + name + ": spec or metadata.name is missing");
            }
            if (object.getMetadata().getNamespace() == null) {
                object.getMetadata().setNamespace(namespace);
            }
            return object;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(input.name() + ": " + name + ": " + path(e) + e.getOriginalMessage(), e);
        }
    }

    private static String path(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? mapping.getPath().stream()
                                .map(step -> step.getFieldName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getFieldName())
                                .collect(Collectors.joining())
                                .substring(1)
                        + ": "
                : "";
    }
}

package dev.longshore.operator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.operator.convert.Conversion;
import dev.longshore.operator.convert.Converter;
import dev.longshore.operator.convert.EcsJson;
import dev.longshore.operator.convert.EcsJson.UnreadableException;
import dev.longshore.operator.convert.ManifestYaml;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the demo applies: the Cluster and the Service as they lie in the folder, and the task definition converted from ECS's JSON.
 *
 * @param image of its container
 */
record DemoExample(Cluster cluster, TaskDefinition definition, Service service, String image) {
    static final String NAMESPACE = "default";

    static DemoExample read(Path folder) throws IOException {
        Path file = folder.resolve("ecs").resolve("task-definition.json");
        if (!Files.isReadable(file)) {
            throw new NoSuchFileException(file + "; the demo is run from a checkout, by ./longshore demo");
        }
        JsonNode json = json(file);
        var definition = Serialization.unmarshal(convert(file, json), TaskDefinition.class);
        var service = Serialization.unmarshal(Files.readString(folder.resolve("service.yaml")), Service.class);
        definition.getMetadata().setNamespace(NAMESPACE);
        service.getMetadata().setNamespace(NAMESPACE);
        return new DemoExample(
                Serialization.unmarshal(Files.readString(folder.resolve("cluster.yaml")), Cluster.class),
                definition,
                service,
                json.at("/containerDefinitions/0/image").asText());
    }

    /** In the order in which a person would apply them. */
    List<HasMetadata> objects() {
        return List.of(cluster, definition, service);
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return EcsJson.read(Files.readString(file)).getFirst();
        } catch (UnreadableException e) {
            throw new IllegalStateException(file + " is not JSON: " + e.getMessage(), e);
        }
    }

    private static String convert(Path file, JsonNode json) {
        Conversion conversion = new Converter().convert(json);
        if (!conversion.problems().isEmpty()) {
            throw new IllegalStateException(file + ": " + conversion.problems());
        }
        return ManifestYaml.write(conversion.manifests());
    }
}

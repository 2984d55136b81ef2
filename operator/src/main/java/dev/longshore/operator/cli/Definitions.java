package dev.longshore.operator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.convert.Conversion;
import dev.longshore.operator.convert.Converter;
import dev.longshore.operator.convert.EcsJson;
import dev.longshore.operator.convert.EcsJson.UnreadableException;
import dev.longshore.operator.definition.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The task definitions of a file: of ECS JSON, or of manifests among which other kinds may be. */
final class Definitions {
    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String KIND = "TaskDefinition";

    private Definitions() {}

    /** @param problems takes what keeps the file, or a part of it, from being read */
    static List<Definition> in(String text, List<Problem> problems) throws IOException {
        List<Definition> definitions = new ArrayList<>();
        try {
            definitions.addAll(isJson(text) ? ofJson(text, problems) : ofManifests(text));
        } catch (UnreadableException e) {
            problems.add(new Problem("$", "This is not JSON: " + e.getMessage()));
        } catch (JsonProcessingException e) {
            problems.add(new Problem(
                    "$", "This is neither ECS JSON nor a TaskDefinition manifest: " + e.getOriginalMessage()));
        }
        if (definitions.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(
                    "$", "There is no task definition in it, and only a task definition says what the pod would be."));
        }
        return definitions;
    }

    private static boolean isJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[") || start.startsWith("//") || start.startsWith("/*");
    }

    private static List<Definition> ofJson(String text, List<Problem> problems)
            throws UnreadableException, JsonProcessingException {
        List<Definition> definitions = new ArrayList<>();
        for (JsonNode document : EcsJson.read(text)) {
            if (document.path("kind").asText("").equals(KIND)) {
                definitions.add(definition(document));
                continue;
            }
            Conversion conversion = new Converter().convert(document);
            problems.addAll(conversion.problems());
            for (var manifest : conversion.manifests()) {
                if (manifest.kind().equals(KIND)) {
                    definitions.add(definition(manifest.name(), manifest.spec()));
                }
            }
        }
        return definitions;
    }

    private static List<Definition> ofManifests(String text) throws IOException {
        List<Definition> definitions = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            while (documents.hasNextValue()) {
                JsonNode document = documents.nextValue();
                if (document.path("kind").asText("").equals(KIND)) {
                    definitions.add(definition(document));
                }
            }
        }
        return definitions;
    }

    private static Definition definition(JsonNode manifest) throws JsonProcessingException {
        return definition(manifest.at("/metadata/name").asText("example"), manifest.path("spec"));
    }

    private static Definition definition(String name, JsonNode spec) throws JsonProcessingException {
        return new Definition(name, spec.path("family").asText(name), JSON.treeToValue(spec, TaskDefinitionSpec.class));
    }
}

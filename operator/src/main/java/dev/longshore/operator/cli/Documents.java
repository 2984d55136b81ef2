package dev.longshore.operator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.longshore.operator.convert.EcsJson;
import dev.longshore.operator.convert.EcsJson.UnreadableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The objects of a YAML or JSON text: its documents, with lists taken apart. */
final class Documents {
    private static final YAMLMapper YAML = new YAMLMapper();

    private Documents() {}

    /** @throws IllegalArgumentException if the text is neither */
    static List<JsonNode> in(Input input) throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode document : documents(input)) {
            flatten(document, objects);
        }
        return objects;
    }

    private static List<JsonNode> documents(Input input) throws IOException {
        String start = input.text().stripLeading();
        try {
            if (start.startsWith("{") || start.startsWith("[")) {
                return EcsJson.read(input.text());
            }
            try (MappingIterator<JsonNode> documents =
                    YAML.readerFor(JsonNode.class).readValues(input.text())) {
                return documents.readAll();
            }
        } catch (UnreadableException e) {
            throw new IllegalArgumentException(input.name() + " is not JSON: " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    input.name() + " is not YAML: line " + at.getLineNr() + ", column " + at.getColumnNr() + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    private static void flatten(JsonNode node, List<JsonNode> objects) {
        if (node.isArray()) {
            node.forEach(element -> flatten(element, objects));
        } else if (node.path("items").isArray() && node.path("kind").asText("").endsWith("List")) {
            flatten(node.get("items"), objects);
        } else if (node.isObject()) {
            objects.add(node);
        }
    }
}

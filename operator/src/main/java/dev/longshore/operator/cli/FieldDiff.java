package dev.longshore.operator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What differs between two documents, field by field; elements of a list are compared by what names them, not by their place. */
final class FieldDiff {
    /** Fields that name an element of a list, the first that all its elements have and that differs among them. */
    private static final List<String> NAMES = List.of(
            "name",
            "containerName",
            "key",
            "containerPath",
            "sourceContainer",
            "hostname",
            "namespace",
            "containerPort",
            "type");

    private FieldDiff() {}

    /** Lines as {@code diff -u} marks them: {@code - path: value} of the first, {@code + path: value} of the second; empty if they are equal. */
    static List<String> of(JsonNode before, JsonNode after) {
        Map<String, String> first = flat(before);
        Map<String, String> second = flat(after);
        SortedSet<String> paths = new TreeSet<>(first.keySet());
        paths.addAll(second.keySet());
        List<String> lines = new ArrayList<>();
        for (String path : paths) {
            Optional<String> old = Optional.ofNullable(first.get(path));
            Optional<String> now = Optional.ofNullable(second.get(path));
            if (!old.equals(now)) {
                old.ifPresent(value -> lines.add("- " + path + ": " + value));
                now.ifPresent(value -> lines.add("+ " + path + ": " + value));
            }
        }
        return lines;
    }

    private static Map<String, String> flat(JsonNode document) {
        Map<String, String> values = new TreeMap<>();
        collect(document, "", values);
        return values;
    }

    private static void collect(JsonNode node, String path, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), values));
        } else if (node.isArray() && node.get(0) != null && node.get(0).isObject()) {
            Optional<String> name = naming(node);
            for (int index = 0; index < node.size(); index++) {
                JsonNode element = node.get(index);
                String key = name.map(field -> element.get(field).asText()).orElse("" + index);
                collect(element, path + "[" + key + "]", values);
            }
        } else if (!node.isNull() && !(node.isArray() && node.isEmpty())) {
            values.put(path, node.isTextual() ? node.asText() : node.toString());
        }
    }

    private static Optional<String> naming(JsonNode list) {
        return NAMES.stream().filter(field -> names(list, field)).findFirst();
    }

    private static boolean names(JsonNode list, String field) {
        Set<String> seen = new HashSet<>();
        for (JsonNode element : list) {
            JsonNode name = element.get(field);
            if (name == null || !name.isValueNode() || !seen.add(name.asText())) {
                return false;
            }
        }
        return true;
    }
}

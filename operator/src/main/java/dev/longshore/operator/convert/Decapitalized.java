package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** EventBridge's field names begin with capitals, those of ECS and of Kubernetes do not. */
final class Decapitalized {
    /** Its fields are no field names, but names that a template knows. */
    private static final String NAMES = "InputPathsMap";

    private Decapitalized() {}

    /** A copy in which each field's name begins with a small letter. */
    static ObjectNode of(ObjectNode json) {
        ObjectNode copy = json.objectNode();
        json.properties()
                .forEach(field -> copy.set(
                        name(field.getKey()), field.getKey().equals(NAMES) ? field.getValue() : of(field.getValue())));
        return copy;
    }

    private static JsonNode of(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return of(object);
        } else if (value instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(of(element)));
            return copy;
        }
        return value;
    }

    private static String name(String field) {
        return field.isEmpty() ? field : Character.toLowerCase(field.charAt(0)) + field.substring(1);
    }
}

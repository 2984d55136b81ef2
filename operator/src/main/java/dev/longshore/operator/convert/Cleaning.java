package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The part of an ECS object that says what is wanted. */
final class Cleaning {
    private Cleaning() {}

    /** A copy without nulls and empty lists, which mean as little as leaving the field out. */
    static ObjectNode copy(ObjectNode json) {
        ObjectNode copy = json.deepCopy();
        strip(copy);
        return copy;
    }

    /** Takes fields out and returns the names of those that were there. */
    static List<String> drop(ObjectNode json, Collection<String> fields) {
        List<String> dropped = new ArrayList<>();
        for (String field :
                json.properties().stream().map(entry -> entry.getKey()).toList()) {
            if (fields.contains(field)) {
                json.remove(field);
                dropped.add(field);
            }
        }
        return dropped;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.forEach(Cleaning::strip);
            object.removeIf(Cleaning::saysNothing);
        } else if (node instanceof ArrayNode array) {
            array.removeIf(JsonNode::isNull);
            array.forEach(Cleaning::strip);
        }
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isNull() || (value.isArray() && value.isEmpty());
    }
}

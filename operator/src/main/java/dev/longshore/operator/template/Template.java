package dev.longshore.operator.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A template of CloudFormation.
 *
 * @param json with functions in their long form, such as {@code {"Fn::Sub": "text"}}
 */
record Template(JsonNode json) {
    /** Whether a document is one: its resources have types. */
    static boolean is(JsonNode json) {
        JsonNode resources = json.path("Resources");
        return resources.isObject()
                && resources.properties().stream()
                        .anyMatch(resource -> resource.getValue().path("Type").isTextual());
    }

    JsonNode parameter(String name) {
        return json.path("Parameters").path(name);
    }

    JsonNode condition(String name) {
        return json.path("Conditions").path(name);
    }

    JsonNode mapping(String map, String key, String second) {
        return json.path("Mappings").path(map).path(key).path(second);
    }

    JsonNode resource(String id) {
        return json.path("Resources").path(id);
    }

    /** The type of a resource, empty if there is none of that id. */
    String type(String id) {
        return resource(id).path("Type").asText("");
    }
}

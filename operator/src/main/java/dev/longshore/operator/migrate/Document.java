package dev.longshore.operator.migrate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that AWS printed or answered.
 *
 * @param name where it is from: a file, or the call that was answered
 */
public record Document(String name, JsonNode json) {
    private static final String DEFINITION = "taskDefinition";

    /** The revision of the task definition that it describes; 0 if there is none. */
    long revision() {
        JsonNode inner = json.path(DEFINITION);
        return (inner.isObject() ? inner : json).path("revision").asLong(0);
    }
}

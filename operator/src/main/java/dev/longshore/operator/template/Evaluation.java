package dev.longshore.operator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Works out the values of a template; a missing node is a value that is to be left out, as {@code AWS::NoValue} asks. */
final class Evaluation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DYNAMIC = "{{resolve:";

    private final References references;
    private final Functions functions;
    private final Conditions conditions;
    private final Findings findings;

    Evaluation(Template template, Map<String, String> given, Findings findings) {
        this.findings = findings;
        this.references = new References(template, given, this);
        this.conditions = new Conditions(template, this);
        this.functions = new Functions(template, references, conditions, this);
    }

    Findings findings() {
        return findings;
    }

    References references() {
        return references;
    }

    /** Whether a condition of the template holds. */
    boolean holds(String condition, String path) {
        return conditions.named(condition, path);
    }

    /** @param path where the value is in the template */
    JsonNode value(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return functions.isCall(object) ? functions.call(object, path) : object(object, path);
        } else if (node instanceof ArrayNode array) {
            return array(array, path);
        } else if (node.isTextual() && node.asText().contains(DYNAMIC)) {
            findings.hand(
                    path,
                    "CloudFormation reads " + node.asText() + " when it deploys: write the value, or a secret's ARN");
        }
        return node;
    }

    /** A value that is used as a text. */
    String text(JsonNode node, String path) {
        JsonNode value = value(node, path);
        if (value.isContainerNode()) {
            findings.problem(path, "There must be a text here, not " + value.getNodeType() + ".");
        }
        return value.asText("");
    }

    /** What cannot be known; the value is left out, and the resource with it. */
    JsonNode unresolved(String path, String what, String name) {
        findings.problem(path, what + " is not in the template: --parameter '" + name + "=VALUE' gives it.");
        return JSON.missingNode();
    }

    private ObjectNode object(ObjectNode object, String path) {
        ObjectNode copy = JSON.objectNode();
        object.properties().forEach(field -> {
            JsonNode value = value(field.getValue(), path + "." + field.getKey());
            if (!value.isMissingNode()) {
                copy.set(field.getKey(), value);
            }
        });
        return copy;
    }

    private ArrayNode array(ArrayNode array, String path) {
        ArrayNode copy = JSON.arrayNode();
        for (int index = 0; index < array.size(); index++) {
            JsonNode value = value(array.get(index), path + "[" + index + "]");
            if (!value.isMissingNode()) {
                copy.add(value);
            }
        }
        return copy;
    }
}

package dev.longshore.operator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions of templates, in their long form. */
final class Functions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** {@code ${!Literal}} is the text {@code ${Literal}}. */
    private static final Pattern PLACE = Pattern.compile("\\$\\{(!?)([^}]+)\\}");

    private final Template template;
    private final References references;
    private final Conditions conditions;
    private final Evaluation evaluation;

    Functions(Template template, References references, Conditions conditions, Evaluation evaluation) {
        this.template = template;
        this.references = references;
        this.conditions = conditions;
        this.evaluation = evaluation;
    }

    boolean isCall(ObjectNode object) {
        if (object.size() != 1) {
            return false;
        }
        String name = object.fieldNames().next();
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    JsonNode call(ObjectNode object, String path) {
        String name = object.fieldNames().next();
        JsonNode given = object.path(name);
        return switch (name) {
            case "Ref" -> references.ref(given.asText(), path);
            case "Fn::GetAtt" -> attribute(given, path);
            case "Fn::ImportValue" -> references.imported(evaluation.text(given, path), path);
            case "Fn::Sub" -> substitute(given, path);
            case "Fn::Join" -> join(given, path);
            case "Fn::Split" -> split(given, path);
            case "Fn::Select" -> select(given, path);
            case "Fn::If" -> choose(given, path);
            case "Fn::FindInMap" -> find(given, path);
            case "Fn::Base64" -> base64(evaluation.text(given, path));
            default -> evaluation.unresolved(path, name, name);
        };
    }

    private JsonNode attribute(JsonNode given, String path) {
        String text = given.isTextual() ? given.asText() : "";
        int dot = text.indexOf('.');
        return dot > 0
                ? references.attribute(text.substring(0, dot), text.substring(dot + 1), path)
                : references.attribute(given.path(0).asText(), evaluation.text(given.path(1), path), path);
    }

    private JsonNode substitute(JsonNode given, String path) {
        JsonNode variables = given.isArray() ? given.path(1) : JSON.objectNode();
        Matcher place = PLACE.matcher(given.isArray() ? given.path(0).asText() : given.asText());
        var text = new StringBuilder();
        while (place.find()) {
            String name = place.group(2).strip();
            String value = place.group(1).isEmpty() ? variable(name, variables, path) : "${" + name + "}";
            place.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return evaluation.value(JSON.textNode(place.appendTail(text).toString()), path);
    }

    private String variable(String name, JsonNode variables, String path) {
        if (variables.has(name)) {
            return evaluation.text(variables.get(name), path);
        }
        int dot = name.indexOf('.');
        return dot < 0
                ? references.ref(name, path).asText("")
                : references
                        .attribute(name.substring(0, dot), name.substring(dot + 1), path)
                        .asText("");
    }

    private JsonNode join(JsonNode given, String path) {
        List<String> texts = new ArrayList<>();
        evaluation.value(given.path(1), path).forEach(element -> texts.add(element.asText("")));
        return JSON.textNode(String.join(given.path(0).asText(), texts));
    }

    private JsonNode split(JsonNode given, String path) {
        ArrayNode parts = JSON.arrayNode();
        String separator = Pattern.quote(given.path(0).asText());
        for (String part : evaluation.text(given.path(1), path).split(separator, -1)) {
            parts.add(part);
        }
        return parts;
    }

    private JsonNode select(JsonNode given, String path) {
        int index = evaluation.value(given.path(0), path).asInt(-1);
        JsonNode list = evaluation.value(given.path(1), path);
        if (list.isArray() && index >= 0 && index < list.size()) {
            return list.get(index);
        }
        evaluation.findings().problem(path, "Fn::Select finds no element " + index + " in " + list + ".");
        return JSON.missingNode();
    }

    private JsonNode choose(JsonNode given, String path) {
        boolean holds = conditions.named(given.path(0).asText(), path);
        return evaluation.value(given.path(holds ? 1 : 2), path);
    }

    private JsonNode find(JsonNode given, String path) {
        List<String> keys = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            keys.add(evaluation.text(given.path(index), path));
        }
        JsonNode found = template.mapping(keys.get(0), keys.get(1), keys.get(2));
        if (!found.isMissingNode()) {
            return found;
        } else if (given.path(3).has("DefaultValue")) {
            return evaluation.value(given.path(3).get("DefaultValue"), path);
        }
        evaluation.findings().problem(path, "Fn::FindInMap finds nothing at " + String.join(", ", keys) + ".");
        return JSON.missingNode();
    }

    private static JsonNode base64(String text) {
        return JSON.textNode(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }
}

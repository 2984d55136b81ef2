package dev.longshore.operator.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Conditions: {@code Fn::Equals}, {@code Fn::And}, {@code Fn::Or}, {@code Fn::Not} and names of others. */
final class Conditions {
    private final Template template;
    private final Evaluation evaluation;
    private final Set<String> open = new HashSet<>();

    Conditions(Template template, Evaluation evaluation) {
        this.template = template;
        this.evaluation = evaluation;
    }

    boolean named(String name, String path) {
        JsonNode condition = template.condition(name);
        if (condition.isMissingNode() || !open.add(name)) {
            evaluation.findings().problem(path, "There is no condition '" + name + "' that does not name itself.");
            return false;
        }
        try {
            return holds(condition, "Conditions." + name);
        } finally {
            open.remove(name);
        }
    }

    private boolean holds(JsonNode condition, String path) {
        String function =
                condition.fieldNames().hasNext() ? condition.fieldNames().next() : "";
        JsonNode arguments = condition.path(function);
        return switch (function) {
            case "Condition" -> named(arguments.asText(), path);
            case "Fn::Equals" ->
                evaluation.text(arguments.path(0), path).equals(evaluation.text(arguments.path(1), path));
            case "Fn::Not" -> !holds(arguments.path(0), path);
            case "Fn::And" -> all(arguments, path);
            case "Fn::Or" -> any(arguments, path);
            default -> {
                evaluation.findings().problem(path, "'" + function + "' is no condition.");
                yield false;
            }
        };
    }

    private boolean all(JsonNode conditions, String path) {
        for (JsonNode condition : conditions) {
            if (!holds(condition, path)) {
                return false;
            }
        }
        return true;
    }

    private boolean any(JsonNode conditions, String path) {
        for (JsonNode condition : conditions) {
            if (holds(condition, path)) {
                return true;
            }
        }
        return false;
    }
}

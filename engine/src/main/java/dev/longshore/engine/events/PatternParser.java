package dev.longshore.engine.events;

import dev.longshore.engine.events.EventPattern.AllOf;
import dev.longshore.engine.events.EventPattern.AnyOf;
import dev.longshore.engine.events.EventPattern.Condition;
import dev.longshore.engine.events.EventPattern.OneOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the structure of a pattern: objects, {@code $or}, and the lists at its leaves. */
final class PatternParser {
    private static final String OR = "$or";

    private PatternParser() {}

    static Condition parse(JsonValue pattern) {
        if (!(pattern instanceof JsonValue.Fields fields)) {
            throw new EventPatternException("", pattern.json(), "must be an object");
        }
        return object(fields, "");
    }

    private static AllOf object(JsonValue.Fields pattern, String path) {
        if (pattern.fields().isEmpty()) {
            throw new EventPatternException(path, "{}", "must have a field: an empty object matches nothing");
        }
        Map<String, Condition> fields = new LinkedHashMap<>();
        List<AnyOf> alternatives = new ArrayList<>();
        pattern.fields().forEach((name, value) -> {
            String at = path.isEmpty() ? name : path + "." + name;
            if (name.equals(OR)) {
                alternatives.add(either(value, at));
            } else {
                fields.put(name, field(value, at));
            }
        });
        return new AllOf(fields, alternatives);
    }

    private static Condition field(JsonValue value, String path) {
        if (value instanceof JsonValue.Fields nested) {
            return object(nested, path);
        }
        if (!(value instanceof JsonValue.Array array) || array.elements().isEmpty()) {
            throw new EventPatternException(
                    path, value.json(), "must be an object, or a list of values and comparisons that is not empty");
        }
        return new OneOf(array.elements().stream()
                .map(element -> TestParser.test(element, path))
                .toList());
    }

    private static AnyOf either(JsonValue value, String path) {
        if (!(value instanceof JsonValue.Array array)
                || array.elements().size() < 2
                || !array.elements().stream().allMatch(JsonValue.Fields.class::isInstance)) {
            throw new EventPatternException(path, value.json(), "must be a list of two objects or more");
        }
        List<Condition> conditions = new ArrayList<>();
        array.elements().forEach(element -> conditions.add(object((JsonValue.Fields) element, path)));
        return new AnyOf(conditions);
    }
}

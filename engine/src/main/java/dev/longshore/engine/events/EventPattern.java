package dev.longshore.engine.events;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An event pattern: which events a rule is about. The fields of an object must all match; of the list that a field has, one entry
 * must. Where the event has a list, one of its elements must match; where it has a list of objects, the fields of one of them.
 */
public final class EventPattern {
    private final Condition condition;

    private EventPattern(Condition condition) {
        this.condition = condition;
    }

    /**
     * Reads a pattern.
     *
     * @throws EventPatternException naming the path, the value and the rule
     */
    public static EventPattern of(JsonValue pattern) {
        return new EventPattern(PatternParser.parse(pattern));
    }

    /** Whether the event is one that the pattern is about. */
    public boolean matches(JsonValue event) {
        return condition.matches(Optional.of(event));
    }

    /** What is asked of a value, which may be absent. */
    sealed interface Condition {
        boolean matches(Optional<JsonValue> value);
    }

    /** Of an object: each of its fields, and one of the alternatives of each {@code $or}. */
    record AllOf(Map<String, Condition> fields, List<AnyOf> alternatives) implements Condition {
        @Override
        public boolean matches(Optional<JsonValue> value) {
            if (value.isPresent() && value.get() instanceof JsonValue.Array array) {
                return array.elements().stream().anyMatch(element -> matches(Optional.of(element)));
            }
            Optional<JsonValue.Fields> object =
                    value.filter(JsonValue.Fields.class::isInstance).map(JsonValue.Fields.class::cast);
            return fields.entrySet().stream()
                            .allMatch(field -> field.getValue().matches(object.flatMap(o -> o.get(field.getKey()))))
                    && alternatives.stream().allMatch(alternative -> alternative.matches(value));
        }
    }

    /** {@code $or}: one of these. */
    record AnyOf(Collection<Condition> conditions) implements Condition {
        @Override
        public boolean matches(Optional<JsonValue> value) {
            return conditions.stream().anyMatch(condition -> condition.matches(value));
        }
    }

    /** Of a leaf: one of these tests. */
    record OneOf(List<ValueTest> tests) implements Condition {
        @Override
        public boolean matches(Optional<JsonValue> value) {
            if (value.isPresent()
                    && value.get() instanceof JsonValue.Array array
                    && !array.elements().isEmpty()) {
                return array.elements().stream().anyMatch(element -> matches(Optional.of(element)));
            }
            // As in EventBridge an empty list is no leaf, and neither is an object.
            Optional<JsonValue> leaf =
                    value.filter(v -> !(v instanceof JsonValue.Array) && !(v instanceof JsonValue.Fields));
            return tests.stream().anyMatch(test -> test.matches(leaf));
        }
    }
}

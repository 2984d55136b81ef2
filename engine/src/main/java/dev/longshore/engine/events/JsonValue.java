package dev.longshore.engine.events;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A JSON value. Its text, which {@link #json} gives, is JSON again. */
public sealed interface JsonValue {
    /** A text. */
    record Text(String value) implements JsonValue {
        @Override
        public String json() {
            return "\"" + JsonText.escaped(value) + "\"";
        }
    }

    /** A number; 300 and 300.0 are two, as in EventBridge, which compares what is written. */
    record Numeral(BigDecimal value) implements JsonValue {
        @Override
        public String json() {
            return value.toString();
        }
    }

    /** True or false. */
    record Truth(boolean value) implements JsonValue {
        @Override
        public String json() {
            return String.valueOf(value);
        }
    }

    /** Null. */
    record Null() implements JsonValue {
        @Override
        public String json() {
            return "null";
        }
    }

    /** A list. */
    record Array(List<JsonValue> elements) implements JsonValue {
        /** Keeps the elements as they are now. */
        public Array {
            elements = List.copyOf(elements);
        }

        @Override
        public String json() {
            return elements.stream().map(JsonValue::json).collect(Collectors.joining(",", "[", "]"));
        }
    }

    /** An object; its fields keep their order. */
    record Fields(Map<String, JsonValue> fields) implements JsonValue {
        /** Keeps the fields as they are now. */
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** One field. */
        public Optional<JsonValue> get(String name) {
            return Optional.ofNullable(fields.get(name));
        }

        @Override
        public String json() {
            return fields.entrySet().stream()
                    .map(field -> "\"" + JsonText.escaped(field.getKey()) + "\":"
                            + field.getValue().json())
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }

    /** This value as JSON. */
    String json();

    /** As it stands within a text: a text without its quotes, anything else as JSON. */
    default String plain() {
        return this instanceof Text text ? text.value() : json();
    }
}

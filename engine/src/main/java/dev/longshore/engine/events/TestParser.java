package dev.longshore.engine.events;

import dev.longshore.engine.events.ValueTest.Comparison;
import dev.longshore.engine.events.ValueTest.OfText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the entries of a leaf's list: plain values, and comparisons as objects of one field. */
final class TestParser {
    private static final Set<String> OPERATORS = Set.of("=", "<", "<=", ">", ">=");
    private static final String IGNORING_CASE = "equals-ignore-case";
    private static final String KNOWN =
            "must be one of prefix, suffix, equals-ignore-case, wildcard, anything-but, numeric, " + "exists and cidr";

    private TestParser() {}

    static ValueTest test(JsonValue entry, String path) {
        if (entry instanceof JsonValue.Array) {
            throw new EventPatternException(path, entry.json(), "must not have a list within a list");
        }
        if (!(entry instanceof JsonValue.Fields comparison)) {
            return new ValueTest.Equal(entry);
        }
        Map.Entry<String, JsonValue> only = only(comparison, path);
        JsonValue value = only.getValue();
        String at = path + "." + only.getKey();
        return switch (only.getKey()) {
            case "exists" -> new ValueTest.Exists(truth(value, at));
            case "numeric" -> new ValueTest.Numeric(comparisons(value, at));
            case "cidr" -> new OfText(Cidr.of(text(value, at), at));
            case "anything-but" -> new ValueTest.NoneOf(excluded(value, at));
            default -> ofText(only.getKey(), value, path);
        };
    }

    /** Those that {@code anything-but} may have within it, too. */
    private static ValueTest ofText(String name, JsonValue value, String path) {
        String at = path + "." + name;
        return switch (name) {
            case "prefix" ->
                value instanceof JsonValue.Fields nested
                        ? OfText.prefixIgnoringCase(ignoringCase(nested, at))
                        : OfText.prefix(text(value, at));
            case "suffix" ->
                value instanceof JsonValue.Fields nested
                        ? OfText.suffixIgnoringCase(ignoringCase(nested, at))
                        : OfText.suffix(text(value, at));
            case IGNORING_CASE -> OfText.ignoringCase(text(value, at));
            case "wildcard" -> OfText.like(Wildcard.pattern(text(value, at), at));
            default -> throw new EventPatternException(path, "\"" + name + "\"", KNOWN);
        };
    }

    /** A value, a list of values, or one comparison of texts with one of them or a list. */
    private static List<ValueTest> excluded(JsonValue value, String path) {
        if (value instanceof JsonValue.Fields nested) {
            Map.Entry<String, JsonValue> only = only(nested, path);
            return each(only.getValue(), path).stream()
                    .map(one -> ofText(only.getKey(), one, path))
                    .toList();
        }
        List<ValueTest> tests = new ArrayList<>();
        each(value, path).forEach(one -> {
            if (!(one instanceof JsonValue.Text) && !(one instanceof JsonValue.Numeral)) {
                throw new EventPatternException(path, one.json(), "must be a text or a number");
            }
            tests.add(new ValueTest.Equal(one));
        });
        return tests;
    }

    private static List<JsonValue> each(JsonValue value, String path) {
        if (value instanceof JsonValue.Array array) {
            if (array.elements().isEmpty()) {
                throw new EventPatternException(path, "[]", "must have a value");
            }
            return array.elements();
        }
        return List.of(value);
    }

    private static List<Comparison> comparisons(JsonValue value, String path) {
        List<JsonValue> parts = value instanceof JsonValue.Array array ? array.elements() : List.of();
        if (parts.size() != 2 && parts.size() != 4) {
            throw new EventPatternException(
                    path, value.json(), "must be an operator and a number, such as [\">\", 0], or two of both");
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 2) {
            comparisons.add(comparison(parts.get(i), parts.get(i + 1), path));
        }
        return comparisons;
    }

    private static Comparison comparison(JsonValue operator, JsonValue number, String path) {
        if (!(operator instanceof JsonValue.Text text) || !OPERATORS.contains(text.value())) {
            throw new EventPatternException(path, operator.json(), "must be one of =, <, <=, > and >=");
        }
        if (!(number instanceof JsonValue.Numeral right)) {
            throw new EventPatternException(path, number.json(), "must be a number");
        }
        BigDecimal value = right.value();
        return new Comparison(text.value(), value);
    }

    private static String ignoringCase(JsonValue.Fields nested, String path) {
        Map.Entry<String, JsonValue> only = only(nested, path);
        if (!only.getKey().equals(IGNORING_CASE)) {
            throw new EventPatternException(path, "\"" + only.getKey() + "\"", "must be a text, or equals-ignore-case");
        }
        return text(only.getValue(), path);
    }

    private static Map.Entry<String, JsonValue> only(JsonValue.Fields object, String path) {
        if (object.fields().size() != 1) {
            throw new EventPatternException(path, object.json(), "must be one comparison; " + KNOWN);
        }
        return object.fields().entrySet().iterator().next();
    }

    private static boolean truth(JsonValue value, String path) {
        if (value instanceof JsonValue.Truth truth) {
            return truth.value();
        }
        throw new EventPatternException(path, value.json(), "must be true or false");
    }

    private static String text(JsonValue value, String path) {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        throw new EventPatternException(path, value.json(), "must be a text");
    }
}

package dev.longshore.operator.convert;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import dev.longshore.operator.definition.Problem;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes values of a wrong type, takes them for null, and lets reading go on. */
final class TypeProblems extends DeserializationProblemHandler {
    private final List<Problem> problems;

    TypeProblems(List<Problem> problems) {
        this.problems = problems;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String message) {
        return report(context, "'" + value + "' is not " + expected(target) + ".");
    }

    @Override
    public @Nullable Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> target, Number value, String message) {
        return report(context, value + " is not " + expected(target) + ".");
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context,
            JavaType target,
            JsonToken token,
            JsonParser parser,
            @Nullable String message)
            throws IOException {
        report(context, "There must be " + expected(target.getRawClass()) + " here, not " + named(token) + ".");
        parser.skipChildren();
        return null;
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> target,
            @Nullable ValueInstantiator instantiator,
            JsonParser parser,
            String message)
            throws IOException {
        return handleUnexpectedToken(context, context.constructType(target), parser.currentToken(), parser, message);
    }

    private @Nullable Object report(DeserializationContext context, String message) {
        JsonPointer pointer = context.getParser().getParsingContext().pathAsPointer();
        problems.add(new Problem("spec" + dotted(pointer), message));
        return null;
    }

    private static String dotted(JsonPointer pointer) {
        var path = new StringBuilder();
        for (JsonPointer at = pointer; at != null && !at.matches(); at = at.tail()) {
            path.append(at.mayMatchElement() ? "[" + at.getMatchingIndex() + "]" : "." + at.getMatchingProperty());
        }
        return path.toString();
    }

    private static String expected(Class<?> target) {
        if (target.isEnum()) {
            return "one of " + String.join(", ", words(target));
        }
        if (target == String.class) {
            return "a text";
        }
        if (target == Boolean.class || target == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(target) || target.isPrimitive()) {
            return "a number";
        }
        return List.class.isAssignableFrom(target) ? "a list" : "an object";
    }

    private static String named(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case START_OBJECT -> "an object";
            default -> "something else";
        };
    }

    /** The words of an enumeration as JSON has them. */
    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> EcsJson.MAPPER.convertValue(constant, String.class))
                .toList();
    }
}

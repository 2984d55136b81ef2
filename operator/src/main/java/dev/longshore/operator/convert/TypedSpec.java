package dev.longshore.operator.convert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.definition.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a spec into the API's record; every value of a wrong type is a problem with its path, not only the first. */
final class TypedSpec {
    private static final String SPEC = "spec";
    private static final JsonMapper MAPPER = new JsonMapper();

    private TypedSpec() {}

    /** @param problems takes what cannot be read, with paths that begin with {@code spec}; the result is empty if there was any */
    static <T> Optional<T> read(ObjectNode json, Class<T> type, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        Optional<T> value = Optional.empty();
        try {
            value = Optional.of(
                    MAPPER.readerFor(type).withHandler(new TypeProblems(found)).readValue(json));
        } catch (JsonProcessingException e) {
            // What was taken for null above may fail a record's constructor: the first report is the better one.
            if (found.isEmpty()) {
                found.add(new Problem(path(e), reason(e)));
            }
        } catch (IOException e) {
            throw new IllegalStateException("reading from a tree failed", e);
        }
        problems.addAll(found);
        return found.isEmpty() ? value : Optional.empty();
    }

    private static String path(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return SPEC;
        }
        var path = new StringBuilder(SPEC);
        for (var step : mapping.getPath()) {
            path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
        }
        return path.toString();
    }

    private static String reason(JsonProcessingException e) {
        Throwable cause = e.getCause();
        return cause != null && cause.getMessage() != null ? cause.getMessage() : e.getOriginalMessage();
    }
}

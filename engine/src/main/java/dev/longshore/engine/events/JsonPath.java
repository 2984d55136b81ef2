package dev.longshore.engine.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into an event, as EventBridge takes them: {@code $}, {@code $.detail.bucket.name}, {@code $.resources[0]}, {@code
 * $.detail['a-b']}.
 */
public record JsonPath(List<Step> steps) {
    /** A field of an object, or where the index is not negative an element of a list. */
    record Step(String field, int index) {}

    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9_-]+)|\\[([0-9]{1,4})]|\\['([^']+)']");

    /**
     * Reads a path.
     *
     * @param where names the path's own place, for the message
     * @throws EventPatternException if it is none of these forms
     */
    public static JsonPath parse(String path, String where) {
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int end = path.startsWith("$") ? 1 : -1;
        while (end >= 0 && end < path.length()) {
            boolean goesOn = step.find(end) && step.start() == end;
            if (goesOn) {
                steps.add(step(step));
            }
            end = goesOn ? step.end() : -1;
        }
        if (end < 0) {
            throw new EventPatternException(
                    where, path, "must be a path such as $.detail.bucket.name, $.resources[0] or $.detail['a-b']");
        }
        return new JsonPath(List.copyOf(steps));
    }

    private static Step step(Matcher step) {
        if (step.group(2) != null) {
            return new Step("", Integer.parseInt(step.group(2)));
        }
        return new Step(step.group(1) == null ? step.group(3) : step.group(1), -1);
    }

    /** What is there in an event. */
    public Optional<JsonValue> in(JsonValue event) {
        Optional<JsonValue> value = Optional.of(event);
        for (Step step : steps) {
            value = value.flatMap(at -> next(at, step));
        }
        return value;
    }

    private static Optional<JsonValue> next(JsonValue value, Step step) {
        return switch (value) {
            case JsonValue.Array array ->
                array.elements().stream()
                        .skip(Math.max(0, step.index()))
                        .findFirst()
                        .filter(at -> step.index() >= 0);
            case JsonValue.Fields object -> step.index() < 0 ? object.get(step.field()) : Optional.empty();
            default -> Optional.empty();
        };
    }
}

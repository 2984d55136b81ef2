package dev.longshore.engine.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An input transformer: a template whose {@code <names>} stand for parts of the event. Within quotes a text is put in as it is,
 * elsewhere as JSON, as EventBridge does; what the event does not have is nothing within quotes, and null elsewhere.
 *
 * @param paths where the parts are, by name
 */
public record InputTransformer(Map<String, JsonPath> paths, String template) {
    private static final Pattern VARIABLE = Pattern.compile("<([A-Za-z0-9_.-]+)>");
    private static final String RESERVED = "aws.events.";

    /** Keeps the paths as they are now. */
    public InputTransformer {
        paths = Map.copyOf(paths);
    }

    /**
     * Reads a transformer.
     *
     * @throws EventPatternException for a path that is none, and a name in the template that has no path
     */
    public static InputTransformer parse(Map<String, String> pathsMap, String template) {
        Map<String, JsonPath> paths = new LinkedHashMap<>();
        pathsMap.forEach((name, path) -> {
            if (name.startsWith("AWS")) {
                throw new EventPatternException("inputPathsMap", name, "must not begin with AWS");
            }
            paths.put(name, JsonPath.parse(path, "inputPathsMap." + name));
        });
        VARIABLE.matcher(template)
                .results()
                .map(variable -> variable.group(1))
                .filter(name -> !paths.containsKey(name) && !name.startsWith(RESERVED))
                .findFirst()
                .ifPresent(name -> {
                    throw new EventPatternException(
                            "inputTemplate", "<" + name + ">", "inputPathsMap has no such name");
                });
        return new InputTransformer(paths, template);
    }

    /**
     * The input for an event.
     *
     * @param reserved what EventBridge provides itself, such as {@code aws.events.rule-name}
     */
    public String input(JsonValue event, Map<String, JsonValue> reserved) {
        StringBuilder input = new StringBuilder();
        Matcher variable = VARIABLE.matcher(template);
        boolean quoted = false;
        int end = 0;
        while (variable.find()) {
            String between = template.substring(end, variable.start());
            quoted ^= opensOrCloses(between);
            JsonValue value = value(variable.group(1), event, reserved);
            input.append(between).append(quoted ? within(value) : value.json());
            end = variable.end();
        }
        return input.append(template.substring(end)).toString();
    }

    private JsonValue value(String name, JsonValue event, Map<String, JsonValue> reserved) {
        JsonPath path = paths.get(name);
        JsonValue none = new JsonValue.Null();
        return path == null ? reserved.getOrDefault(name, none) : path.in(event).orElse(none);
    }

    private static String within(JsonValue value) {
        return value instanceof JsonValue.Null ? "" : JsonText.escaped(value.plain());
    }

    /** Whether an odd number of quotes stands here, but for those behind a backslash. */
    private static boolean opensOrCloses(String text) {
        boolean odd = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                odd = !odd;
            }
        }
        return odd;
    }
}

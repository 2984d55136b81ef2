package dev.longshore.engine.events;

/** A text is no event pattern or input transformer of EventBridge. The message names the path, the value and the rule. */
public final class EventPatternException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 60;

    EventPatternException(String path, String value, String rule) {
        super((path.isEmpty() ? "the pattern" : path) + ", "
                + (value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value) + ": " + rule);
    }
}

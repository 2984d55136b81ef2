package dev.longshore.engine.schedule;

/** A text is no schedule expression of EventBridge. The message names the field, its value, and the rule that it breaks. */
public final class ScheduleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String value;

    /**
     * What is wrong.
     *
     * @param field the part of the expression, such as {@code day-of-month}
     * @param value what stands there
     * @param rule what should stand there
     */
    ScheduleException(String field, String value, String rule) {
        super(field + " \"" + value + "\": " + rule);
        this.field = field;
        this.value = value;
    }

    /** The part of the expression that is wrong, such as {@code day-of-month}. */
    public String field() {
        return field;
    }

    /** What stands there. */
    public String value() {
        return value;
    }
}

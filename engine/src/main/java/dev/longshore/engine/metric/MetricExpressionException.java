package dev.longshore.engine.metric;

/** A text is no expression of metric math, or one that cannot be computed. The message says where, what stands there, and what should. */
public final class MetricExpressionException extends RuntimeException {
    private static final int LONGEST_FOUND = 40;

    private final int column;

    MetricExpressionException(int column, String found, String expected) {
        super("column " + column + ": found "
                + (found.isEmpty()
                        ? "the end"
                        : "\"" + (found.length() > LONGEST_FOUND ? found.substring(0, LONGEST_FOUND) + "..." : found)
                                + "\"")
                + ", expected " + expected);
        this.column = column;
    }

    /** Where in the text, in UTF-16 units from 1 on; one more than its length at the end. */
    public int column() {
        return column;
    }
}

package dev.longshore.engine.metric;

import org.jspecify.annotations.Nullable;

/** The expressions of an alarm do not fit one another or their metrics; the message says why. */
public final class MetricMathException extends RuntimeException {
    private final String id;

    MetricMathException(String id, String why) {
        super(why);
        this.id = id;
    }

    MetricMathException(String id, @Nullable String why, MetricExpressionException cause) {
        super(why, cause);
        this.id = id;
    }

    /** The id of the expression. */
    public String id() {
        return id;
    }
}

package dev.longshore.engine.alarm;

import java.util.Arrays;
import java.util.Optional;

/** How a datapoint is compared with the threshold; CloudWatch's operators for anomaly detection are not there. */
public enum ComparisonOperator {
    /** Breaching from the threshold on. */
    GREATER_THAN_OR_EQUAL_TO_THRESHOLD("GreaterThanOrEqualToThreshold", "greater than or equal to"),
    /** Breaching above the threshold. */
    GREATER_THAN_THRESHOLD("GreaterThanThreshold", "greater than"),
    /** Breaching below the threshold. */
    LESS_THAN_THRESHOLD("LessThanThreshold", "less than"),
    /** Breaching at the threshold and below. */
    LESS_THAN_OR_EQUAL_TO_THRESHOLD("LessThanOrEqualToThreshold", "less than or equal to");

    private final String text;
    private final String words;

    ComparisonOperator(String text, String words) {
        this.text = text;
        this.words = words;
    }

    /** The operator of that name, for example {@code GreaterThanThreshold}; empty if it is none of the four. */
    public static Optional<ComparisonOperator> of(String text) {
        return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
    }

    /** Whether a value is breaching. */
    public boolean breaches(double value, double threshold) {
        return switch (this) {
            case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> value >= threshold;
            case GREATER_THAN_THRESHOLD -> value > threshold;
            case LESS_THAN_THRESHOLD -> value < threshold;
            case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> value <= threshold;
        };
    }

    /** CloudWatch's name. */
    public String text() {
        return text;
    }

    /** How a reason says it. */
    String words() {
        return words;
    }
}

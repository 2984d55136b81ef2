package dev.longshore.engine.metric;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedSet;

/**
 * An expression of CloudWatch's metric math, of a bounded part of it: numbers, ids, {@code [m1, m2]}, {@code + - * / ^},
 * comparisons (1 or 0), parentheses, and the functions of {@link Function}. Where a value is missing the result is missing,
 * and so is what is divided by 0. Immutable; two are equal if they mean the same, however they are written.
 */
public final class MetricExpression {
    /** CloudWatch's limit, in UTF-16 units. */
    public static final int MAX_LENGTH = 2048;

    /** How deep parentheses, lists, calls and signs may nest, together. */
    public static final int MAX_DEPTH = 64;

    private final String source;
    private final Node root;

    private MetricExpression(String source, Node root) {
        this.source = source;
        this.root = root;
    }

    /**
     * Reads a text.
     *
     * @throws MetricExpressionException if the text is no expression, is longer than {@link #MAX_LENGTH} or nests deeper than
     *     {@link #MAX_DEPTH}
     */
    public static MetricExpression parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new MetricExpressionException(MAX_LENGTH + 1, text.length() + " characters", "at most " + MAX_LENGTH);
        }
        return new MetricExpression(text, Parser.parse(text));
    }

    /** The ids that it names, in their order; those that METRICS() stands for are not among them. */
    public SequencedSet<String> ids() {
        return root.ids();
    }

    /**
     * Computes a series.
     *
     * @param named the values of each id, one for each period
     * @param metrics the ids that METRICS() stands for
     * @param periods how many there are
     * @throws MetricExpressionException if an id is unknown, or something is of the wrong kind: the result must be one series, or a
     *     number, which then stands in each period
     */
    List<OptionalDouble> values(Map<String, List<OptionalDouble>> named, List<String> metrics, int periods) {
        return switch (new Calculation(named, metrics, periods).of(root)) {
            case Value.Scalar scalar -> scalar.repeated(periods);
            case Value.Series series -> series.values();
            case Value.Many many ->
                throw new MetricExpressionException(
                        1, source, "one series, not " + many.series().size() + ": take SUM, AVG, MIN or MAX of them");
        };
    }

    /** The text as it was given. */
    public String source() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetricExpression that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The canonical text: parses to an equal expression. */
    @Override
    public String toString() {
        return root.toString();
    }
}

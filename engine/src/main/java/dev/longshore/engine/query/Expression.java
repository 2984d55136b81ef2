package dev.longshore.engine.query;

/**
 * An expression of ECS's Cluster Query Language, as {@code memberOf} constraints and filters hold it. Immutable; two are
 * equal if they mean the same comparisons in the same order, however they are written.
 */
public final class Expression {
    /** ECS's limit, in UTF-16 units. */
    public static final int MAX_LENGTH = 2000;

    /** How deep parentheses and negations may nest, together. */
    public static final int MAX_DEPTH = 64;

    private final String source;
    private final Node root;

    private Expression(String source, Node root) {
        this.source = source;
        this.root = root;
    }

    /**
     * Reads a text; subjects, operators, values and patterns are all checked here.
     *
     * @throws QueryException if the text is no expression, is longer than {@link #MAX_LENGTH} or nests deeper than
     *     {@link #MAX_DEPTH}
     */
    public static Expression parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new QueryException(
                    MAX_LENGTH + 1, text.length() + " characters", "at most " + MAX_LENGTH, "split the expression");
        }
        return new Expression(text, Parser.parse(text));
    }

    /** Whether the instance is selected. Its cost is bounded, whatever the patterns: see {@link Regex}. */
    public boolean matches(Subject subject) {
        return root.matches(subject);
    }

    /** Whether placing or stopping tasks may change the answer: it asks for {@code task:group} or {@code runningTasksCount}. */
    public boolean dependsOnTasks() {
        return root.dependsOnTasks();
    }

    /** The text as it was given. */
    public String source() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression that && root.equals(that.root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    /** The canonical text: parses to an equal expression, unless spelling it out made it longer than {@link #MAX_LENGTH}. */
    @Override
    public String toString() {
        return root.toString();
    }
}

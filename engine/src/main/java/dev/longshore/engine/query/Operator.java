package dev.longshore.engine.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a comparison does, in both of its spellings. */
enum Operator {
    EQUALS("equals", "=="),
    NOT_EQUALS("not_equals", "!="),
    GREATER_THAN("greater_than", ">"),
    GREATER_THAN_EQUAL("greater_than_equal", ">="),
    LESS_THAN("less_than", "<"),
    LESS_THAN_EQUAL("less_than_equal", "<="),
    EXISTS("exists", "exists"),
    NOT_EXISTS("not_exists", "!exists"),
    IN("in", "in"),
    NOT_IN("not_in", "!in"),
    MATCHES("matches", "=~"),
    NOT_MATCHES("not_matches", "!~");

    /** For what is in an order: versions, dates, numbers. */
    static final List<Operator> OF_QUANTITIES =
            List.of(EQUALS, NOT_EQUALS, GREATER_THAN, GREATER_THAN_EQUAL, LESS_THAN, LESS_THAN_EQUAL);

    /** For texts that are always there or come in sets. */
    static final List<Operator> OF_TEXTS = List.of(EQUALS, NOT_EQUALS, IN, NOT_IN, MATCHES, NOT_MATCHES);

    private final String word;
    private final String symbol;

    Operator(String word, String symbol) {
        this.word = word;
        this.symbol = symbol;
    }

    /** The operator of that spelling. */
    static Optional<Operator> of(String spelling) {
        return Arrays.stream(values())
                .filter(one -> one.symbol.equals(spelling) || one.word.equals(spelling))
                .findFirst();
    }

    /** The symbols, for messages: {@code ==, !=, in}. */
    static String list(List<Operator> operators) {
        return operators.stream().map(Operator::symbol).collect(Collectors.joining(", "));
    }

    /** The canonical spelling. */
    String symbol() {
        return symbol;
    }

    /**
     * Whether one of {@link #OF_QUANTITIES} holds.
     *
     * @param comparison of the instance's value with the expression's, as {@link Comparable#compareTo} gives it
     */
    boolean holds(int comparison) {
        return switch (this) {
            case EQUALS -> comparison == 0;
            case NOT_EQUALS -> comparison != 0;
            case GREATER_THAN -> comparison > 0;
            case GREATER_THAN_EQUAL -> comparison >= 0;
            case LESS_THAN -> comparison < 0;
            case LESS_THAN_EQUAL -> comparison <= 0;
            case EXISTS, NOT_EXISTS, IN, NOT_IN, MATCHES, NOT_MATCHES ->
                throw new IllegalStateException(symbol + " is no order");
        };
    }
}

package dev.longshore.engine.metric;

import java.util.List;
import java.util.OptionalDouble;

/** The operators of metric math between two values. */
enum Operator {
    LESS_OR_EQUAL("<=", 1),
    GREATER_OR_EQUAL(">=", 1),
    EQUAL("==", 1),
    NOT_EQUAL("!=", 1),
    LESS("<", 1),
    GREATER(">", 1),
    PLUS("+", 2),
    MINUS("-", 2),
    TIMES("*", 3),
    DIVIDED_BY("/", 3),
    POWER("^", 4);

    static final int LOOSEST = 1;
    static final int TIGHTEST = 4;

    private final String symbol;
    private final int binding;

    Operator(String symbol, int binding) {
        this.symbol = symbol;
        this.binding = binding;
    }

    /** Those that bind so, longer symbols first. */
    static List<Operator> binding(int binding) {
        return List.of(values()).stream().filter(one -> one.binding == binding).toList();
    }

    String symbol() {
        return symbol;
    }

    /** Of numbers that are there; empty where there is no finite result. */
    OptionalDouble of(double left, double right) {
        double result = switch (this) {
            case LESS_OR_EQUAL -> truth(left <= right);
            case GREATER_OR_EQUAL -> truth(left >= right);
            case EQUAL -> truth(left == right);
            case NOT_EQUAL -> truth(left != right);
            case LESS -> truth(left < right);
            case GREATER -> truth(left > right);
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDED_BY -> left / right;
            case POWER -> Math.pow(left, right);
        };
        return Double.isFinite(result) ? OptionalDouble.of(result) : OptionalDouble.empty();
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }
}

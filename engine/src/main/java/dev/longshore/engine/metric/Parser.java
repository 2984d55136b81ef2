package dev.longshore.engine.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Recursive descent: comparisons bind loosest, then sums, products, signs, and powers, which group to the right. */
final class Parser {
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]*");

    private final Lexer lexer;
    private int depth;

    private Parser(Lexer lexer) {
        this.lexer = lexer;
    }

    static Node parse(String text) {
        Parser parser = new Parser(new Lexer(text));
        Node root = parser.binary(Operator.LOOSEST);
        if (!parser.lexer.atEnd()) {
            throw parser.lexer.unexpected("an operator or the end");
        }
        return root;
    }

    private Node binary(int binding) {
        if (binding == Operator.TIGHTEST) {
            return signed();
        }
        Node left = binary(binding + 1);
        for (Optional<Operator> next = lexer.operator(Operator.binding(binding));
                next.isPresent();
                next = lexer.operator(Operator.binding(binding))) {
            left = new Node.Binary(next.get(), left, binary(binding + 1), left.column());
        }
        return left;
    }

    private Node signed() {
        int column = lexer.column();
        if (lexer.take(Operator.MINUS.symbol())) {
            return new Node.Negative(nested(column, "-", this::signed), column);
        }
        return power();
    }

    private Node power() {
        Node base = value();
        int column = lexer.column();
        return lexer.take(Operator.POWER.symbol())
                ? new Node.Binary(Operator.POWER, base, nested(column, "^", this::signed), base.column())
                : base;
    }

    private Node value() {
        int column = lexer.column();
        if (lexer.take("(")) {
            Node inner = nested(column, "(", () -> binary(Operator.LOOSEST));
            expect(")", "an operator or \")\"");
            return inner;
        }
        if (lexer.take("[")) {
            return new Node.Listed(nested(column, "[", () -> upTo("]")), column);
        }
        Optional<String> number = lexer.number();
        if (number.isPresent()) {
            return constant(number.get(), column);
        }
        return lexer.word()
                .map(word -> named(word, column))
                .orElseThrow(() -> lexer.unexpected("a number, an id, a function, \"(\" or \"[\""));
    }

    private static Node constant(String number, int column) {
        double value = Double.parseDouble(number);
        if (!Double.isFinite(value)) {
            throw new MetricExpressionException(column, number, "a number below 1.8e308");
        }
        return new Node.Constant(value, column);
    }

    private Node named(String word, int column) {
        if (ID.matcher(word).matches()) {
            return new Node.Id(word, column);
        }
        if (word.equals("REPEAT") || word.equals("LINEAR")) {
            return new Node.Filling(word.equals("LINEAR"), column);
        }
        Function function = Function.of(word)
                .orElseThrow(() -> new MetricExpressionException(
                        column, word, "an id, which begins with a small letter, or a function: " + Function.list()));
        expect("(", "\"(\" after " + function);
        List<Node> arguments = nested(column, word, () -> lexer.take(")") ? List.of() : upTo(")"));
        if (!function.takes(arguments.size())) {
            throw new MetricExpressionException(
                    column, word + " with " + arguments.size(), function + " with " + function.arguments());
        }
        return new Node.Call(function, arguments, column);
    }

    private List<Node> upTo(String end) {
        List<Node> nodes = new ArrayList<>();
        do {
            nodes.add(binary(Operator.LOOSEST));
        } while (lexer.take(","));
        expect(end, "an operator, \",\" or \"" + end + "\"");
        return nodes;
    }

    private void expect(String symbol, String expected) {
        if (!lexer.take(symbol)) {
            throw lexer.unexpected(expected);
        }
    }

    private <T> T nested(int column, String found, Supplier<T> inner) {
        if (++depth > MetricExpression.MAX_DEPTH) {
            throw new MetricExpressionException(
                    column,
                    found,
                    "at most " + MetricExpression.MAX_DEPTH + " parentheses, lists, calls and signs around a value");
        }
        T result = inner.get();
        depth--;
        return result;
    }
}

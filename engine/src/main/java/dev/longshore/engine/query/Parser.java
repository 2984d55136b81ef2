package dev.longshore.engine.query;

import java.util.ArrayList;
import java.util.List;

/** Recursive descent over the grammar of expressions: {@code not} binds tighter than {@code and}, that tighter than {@code or}. */
final class Parser {
    private final Lexer lexer;
    private final ComparisonParser comparisons;
    private int depth;

    private Parser(Lexer lexer) {
        this.lexer = lexer;
        this.comparisons = new ComparisonParser(lexer);
    }

    static Node parse(String text) {
        Parser parser = new Parser(new Lexer(text));
        Node root = parser.or();
        if (!parser.lexer.atEnd()) {
            throw parser.noConnective("and, or, or the end");
        }
        return root;
    }

    private Node or() {
        List<Node> parts = new ArrayList<>();
        do {
            parts.add(and());
        } while (lexer.take("||", "or"));
        return parts.size() == 1 ? parts.getFirst() : new Node.Or(parts);
    }

    private Node and() {
        List<Node> parts = new ArrayList<>();
        do {
            parts.add(unary());
        } while (lexer.take("&&", "and"));
        return parts.size() == 1 ? parts.getFirst() : new Node.And(parts);
    }

    private Node unary() {
        int column = lexer.column();
        if (lexer.take("!", "not")) {
            enter(column, "not");
            Node negated = unary();
            depth--;
            return new Node.Not(negated);
        }
        if (lexer.take('(')) {
            enter(column, "(");
            Node inner = or();
            if (!lexer.take(')')) {
                throw noConnective("and, or, or \")\"");
            }
            depth--;
            return inner;
        }
        return comparisons.comparison();
    }

    private void enter(int column, String found) {
        if (++depth > Expression.MAX_DEPTH) {
            throw new QueryException(
                    column,
                    found,
                    "at most " + Expression.MAX_DEPTH + " parentheses and negations around a comparison",
                    "take some away");
        }
    }

    private QueryException noConnective(String expected) {
        return lexer.unexpected(
                expected,
                switch (lexer.found()) {
                    case "AND", "OR" -> "keywords are written in lower case";
                    case "&", "|" -> "the symbols are && and ||";
                    case "", "(", ")", "[", "]" -> "";
                    default -> "a value with blanks needs quotes";
                });
    }
}

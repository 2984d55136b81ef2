package dev.longshore.engine.metric;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes an expression apart from left to right. */
final class Lexer {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern ANY = Pattern.compile("[A-Za-z0-9_.]+|.", Pattern.DOTALL);

    private final String text;
    private int position;

    Lexer(String text) {
        this.text = text;
    }

    /** Steps over a symbol if it comes next. */
    boolean take(String symbol) {
        skipBlanks();
        boolean next = text.startsWith(symbol, position);
        position += next ? symbol.length() : 0;
        return next;
    }

    /** Steps over the first of these operators that comes next. */
    Optional<Operator> operator(List<Operator> operators) {
        return operators.stream().filter(operator -> take(operator.symbol())).findFirst();
    }

    /** Steps over an id or a function's name if one comes next. */
    Optional<String> word() {
        return next(WORD);
    }

    /** Steps over a number if one comes next. */
    Optional<String> number() {
        return next(NUMBER);
    }

    boolean atEnd() {
        skipBlanks();
        return position == text.length();
    }

    /** Where the next word begins, from 1 on. */
    int column() {
        skipBlanks();
        return position + 1;
    }

    /** Says that something else should stand here. */
    MetricExpressionException unexpected(String expected) {
        int column = column();
        Matcher found = ANY.matcher(text).region(position, text.length());
        return new MetricExpressionException(column, found.lookingAt() ? found.group() : "", expected);
    }

    private Optional<String> next(Pattern pattern) {
        skipBlanks();
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        position = matcher.end();
        return Optional.of(matcher.group());
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }
}

package dev.longshore.engine.query;

import java.util.List;
import java.util.Optional;

/**
 * Takes an expression apart from left to right. What a character means depends on what may stand there, so the parser asks
 * for a word of the kind that it expects: parentheses end a value, but belong to a pattern that opened them itself.
 */
final class Lexer {
    private static final List<String> SYMBOLS = List.of("==", "!=", ">=", "<=", "=~", "!~", ">", "<");

    private final String text;
    private int position;

    Lexer(String text) {
        this.text = text;
    }

    /** Steps over a single character if it comes next. */
    boolean take(char wanted) {
        boolean next = !atEnd() && text.charAt(position) == wanted;
        position += next ? 1 : 0;
        return next;
    }

    /** Steps over a keyword in either spelling if it comes next; the word must end there. */
    boolean take(String symbol, String word) {
        skipBlanks();
        if (text.startsWith(symbol, position)) {
            position += symbol.length();
            return true;
        }
        if (text.startsWith(word, position) && wordEnd(position) == position + word.length()) {
            position += word.length();
            return true;
        }
        return false;
    }

    /** Whether nothing but blanks is left. */
    boolean atEnd() {
        skipBlanks();
        return position == text.length();
    }

    /** Steps over the name of a subject; empty if none stands here. */
    String word() {
        skipBlanks();
        return upTo(wordEnd(position)).text();
    }

    /** Steps over an operator if one comes next, in either spelling. */
    Optional<Operator> operator() {
        skipBlanks();
        String spelling = SYMBOLS.stream()
                .filter(symbol -> text.startsWith(symbol, position))
                .findFirst()
                .orElseGet(() ->
                        text.substring(position, wordEnd(position + (text.startsWith("!", position) ? 1 : 0))));
        Optional<Operator> operator = Operator.of(spelling);
        position += operator.isPresent() ? spelling.length() : 0;
        return operator;
    }

    /** A value, bare or in quotes. A bare one ends at blanks, brackets, parentheses, commas, quotes and double symbols. */
    Token value() {
        skipBlanks();
        int end = position;
        while (end < text.length() && !Characters.endsValue(text, end)) {
            end++;
        }
        return quotedOr(end, "a value");
    }

    /** A pattern, bare or in quotes. A bare one may hold brackets, commas, and parentheses that it opened itself. */
    Token pattern() {
        skipBlanks();
        return quotedOr(PatternEnd.of(text, position), "a regular expression");
    }

    /** Says that something else should stand here. */
    QueryException unexpected(String expected, String advice) {
        return new QueryException(column(), found(), expected, advice);
    }

    /** What stands here, for messages: a single character of structure, or all up to the next one. */
    String found() {
        skipBlanks();
        int end = position;
        while (end < text.length() && !Characters.isBlank(text, end) && !Characters.isStructure(text, end)) {
            end++;
        }
        end = Math.min(Math.max(end, position + 1), text.length());
        return text.substring(position, end);
    }

    /** Where the next word begins, from 1 on. */
    int column() {
        skipBlanks();
        return position + 1;
    }

    private Token quotedOr(int bareEnd, String expected) {
        if (position < text.length() && Characters.isQuote(text, position)) {
            return quoted();
        }
        if (bareEnd == position || Characters.isOperator(text, position)) {
            throw unexpected(expected, found().startsWith("[") ? "a list goes with in or !in" : "");
        }
        return upTo(bareEnd);
    }

    private Token quoted() {
        char quote = text.charAt(position);
        int end = text.indexOf(quote, position + 1);
        if (end < 0) {
            throw unexpected("a closing " + quote, "");
        }
        Token token = new Token(text.substring(position + 1, end), column());
        position = end + 1;
        return token;
    }

    private Token upTo(int end) {
        Token token = new Token(text.substring(position, end), column());
        position = end;
        return token;
    }

    private int wordEnd(int start) {
        int at = start;
        while (at < text.length() && Characters.isWord(text, at)) {
            at++;
        }
        return at;
    }

    private void skipBlanks() {
        while (position < text.length() && Characters.isBlank(text, position)) {
            position++;
        }
    }
}

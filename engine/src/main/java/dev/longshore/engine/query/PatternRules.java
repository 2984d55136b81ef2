package dev.longshore.engine.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which regular expressions {@link Regex} takes. Java's engine has no limit of its own, and counting its reads bounds only
 * what reads: {@code (|)(|)...(|)x} takes 2^n steps on an empty text without a read. Between two reads the engine
 * takes at most as many steps as the pattern has elements, if nothing that may match the empty text is repeated
 * and no alternation has two alternatives that may. To know that for sure, forms that are hard to delimit are refused too.
 */
final class PatternRules {
    private static final String CONSUMING_ESCAPES = "dDwWsShHvVtnrfae";
    private static final String EMPTY_ESCAPES = "bBAzZG";
    private static final String QUANTIFIERS = "*?+{";
    private static final List<String> PLAIN_KINDS = List.of("?:", "?>");
    private static final List<String> LOOKAROUNDS = List.of("?=", "?!", "?<=", "?<!");
    private static final Pattern OPTIONAL = Pattern.compile("0+(,.*)?");
    private static final String IGNORE_CASE = "?i)";

    private final String pattern;
    private final Deque<PatternGroup> groups = new ArrayDeque<>();
    private int at;

    private PatternRules(String pattern) {
        this.pattern = pattern;
        groups.push(new PatternGroup(false));
    }

    /**
     * Checks a pattern that {@link Pattern} takes.
     *
     * @throws IllegalArgumentException if it is refused; the message says why
     */
    static void check(String pattern) {
        new PatternRules(pattern).read();
    }

    private void read() {
        while (at < pattern.length()) {
            char character = pattern.charAt(at++);
            switch (character) {
                case '\\' -> add(escape());
                case '[' -> {
                    skipClass();
                    add(false);
                }
                case '(' -> open();
                case ')' -> close();
                case '|' -> endAlternative();
                case '*', '?', '+', '{' -> repeat(character);
                case '^', '$' -> add(true);
                default -> add(false);
            }
        }
        endAlternative();
    }

    private PatternGroup group() {
        return groups.element();
    }

    private void add(boolean mayBeEmpty) {
        group().add(mayBeEmpty);
    }

    /** Whether the escape behind the backslash may match the empty text. */
    private boolean escape() {
        char escaped = pattern.charAt(at++);
        boolean letter = Character.isLetterOrDigit(escaped);
        require(
                !letter || CONSUMING_ESCAPES.indexOf(escaped) >= 0 || EMPTY_ESCAPES.indexOf(escaped) >= 0,
                "\\" + escaped + " is not supported");
        return letter && EMPTY_ESCAPES.indexOf(escaped) >= 0;
    }

    private void skipClass() {
        at += pattern.startsWith("^", at) ? 1 : 0;
        require(!pattern.startsWith("]", at), "a \"]\" in brackets needs a backslash");
        char character = pattern.charAt(at++);
        while (character != ']') {
            require(character != '[' && !pattern.startsWith("&&", at - 1), "brackets in brackets are not supported");
            if (character == '\\') {
                escape();
            }
            character = pattern.charAt(at++);
        }
    }

    private void open() {
        if (pattern.startsWith(IGNORE_CASE, at)) {
            at += IGNORE_CASE.length();
            add(true);
            return;
        }
        Optional<String> plain = next(PLAIN_KINDS);
        Optional<String> looksAround = next(LOOKAROUNDS);
        require(
                !pattern.startsWith("?", at) || plain.isPresent() || looksAround.isPresent(),
                "named groups and flags but (?i) are not supported");
        at += plain.or(() -> looksAround).map(String::length).orElse(0);
        groups.push(new PatternGroup(looksAround.isPresent()));
    }

    private Optional<String> next(List<String> kinds) {
        return kinds.stream().filter(kind -> pattern.startsWith(kind, at)).findFirst();
    }

    private void close() {
        endAlternative();
        boolean mayBeEmpty = groups.pop().mayBeEmpty();
        add(mayBeEmpty);
    }

    private void endAlternative() {
        require(group().endAlternative(), "two alternatives that match the empty text are not supported");
    }

    private void repeat(char quantifier) {
        require(!group().lastMayBeEmpty(), "repeating what may match the empty text is not supported");
        boolean optional = quantifier == '*' || quantifier == '?';
        if (quantifier == '{') {
            int end = pattern.indexOf('}', at);
            optional = OPTIONAL.matcher(pattern.substring(at, end)).matches();
            at = end + 1;
        }
        at += pattern.startsWith("?", at) || pattern.startsWith("+", at) ? 1 : 0;
        // Java reads a{2}{9} as a{2} and nine times nothing.
        require(
                at == pattern.length() || QUANTIFIERS.indexOf(pattern.charAt(at)) < 0,
                "a quantifier of a quantifier is not supported");
        group().repeated(optional);
    }

    private static void require(boolean allowed, String objection) {
        if (!allowed) {
            throw new IllegalArgumentException(objection);
        }
    }
}

package dev.longshore.engine.query;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a text must be; its {@code toString} is the operator with its argument. */
sealed interface TextTest {
    boolean passes(String text);

    /** Equality, or the order of {@link String#compareTo}. */
    record Compared(Operator operator, String value) implements TextTest {
        @Override
        public boolean passes(String text) {
            return operator.holds(text.compareTo(value));
        }

        @Override
        public String toString() {
            return operator.symbol() + " " + quoted(value);
        }
    }

    /**
     * Membership in a list.
     *
     * @param wanted false for {@code !in}
     */
    record Listed(boolean wanted, List<String> values) implements TextTest {
        public Listed {
            values = List.copyOf(values);
        }

        @Override
        public boolean passes(String text) {
            return values.contains(text) == wanted;
        }

        @Override
        public String toString() {
            return (wanted ? Operator.IN : Operator.NOT_IN).symbol() + " "
                    + values.stream().map(TextTest::quoted).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /**
     * A regular expression for the whole text.
     *
     * @param wanted false for {@code !~}
     */
    record Matched(boolean wanted, Regex regex) implements TextTest {
        @Override
        public boolean passes(String text) {
            return regex.matches(text) == wanted;
        }

        @Override
        public String toString() {
            return (wanted ? Operator.MATCHES : Operator.NOT_MATCHES).symbol() + " " + quoted(regex.text());
        }
    }

    /** The characters that end no literal, in any position. */
    Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.@/\\\\:*+?^$%{}-]+");

    /** As it is or in quotes; the language has no escapes, and no value that it can write holds both kinds of quotes. */
    private static String quoted(String value) {
        if (PLAIN.matcher(value).matches()) {
            return value;
        }
        String quote = value.contains("'") ? "\"" : "'";
        return quote + value + quote;
    }
}

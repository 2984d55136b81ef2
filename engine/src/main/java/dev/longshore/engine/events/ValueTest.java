package dev.longshore.engine.events;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One entry of a field's list: what it asks of a leaf. All but {@code exists} ask for one that is there. */
sealed interface ValueTest {
    boolean matches(Optional<JsonValue> leaf);

    /** A plain value. */
    record Equal(JsonValue wanted) implements ValueTest {
        @Override
        public boolean matches(Optional<JsonValue> leaf) {
            return leaf.filter(wanted::equals).isPresent();
        }
    }

    /** {@code exists}. */
    record Exists(boolean wanted) implements ValueTest {
        @Override
        public boolean matches(Optional<JsonValue> leaf) {
            return leaf.isPresent() == wanted;
        }
    }

    /** {@code prefix}, {@code suffix}, {@code wildcard}, {@code equals-ignore-case} and {@code cidr}: of texts alone. */
    record OfText(Predicate<String> test) implements ValueTest {
        @Override
        public boolean matches(Optional<JsonValue> leaf) {
            return leaf.filter(JsonValue.Text.class::isInstance)
                    .map(text -> ((JsonValue.Text) text).value())
                    .filter(test)
                    .isPresent();
        }

        static OfText prefix(String prefix) {
            return new OfText(text -> text.startsWith(prefix));
        }

        static OfText suffix(String suffix) {
            return new OfText(text -> text.endsWith(suffix));
        }

        static OfText prefixIgnoringCase(String prefix) {
            return new OfText(text -> folded(text).startsWith(folded(prefix)));
        }

        static OfText suffixIgnoringCase(String suffix) {
            return new OfText(text -> folded(text).endsWith(folded(suffix)));
        }

        static OfText ignoringCase(String wanted) {
            return new OfText(text -> folded(text).equals(folded(wanted)));
        }

        static OfText like(Pattern pattern) {
            return new OfText(text -> pattern.matcher(text).matches());
        }

        private static String folded(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    /** {@code numeric}: one comparison or two. */
    record Numeric(List<Comparison> comparisons) implements ValueTest {
        @Override
        public boolean matches(Optional<JsonValue> leaf) {
            return leaf.filter(JsonValue.Numeral.class::isInstance)
                    .map(number -> ((JsonValue.Numeral) number).value())
                    .filter(number -> comparisons.stream().allMatch(comparison -> comparison.holds(number)))
                    .isPresent();
        }
    }

    /** A number on the right of an operator. */
    record Comparison(String operator, BigDecimal right) {
        boolean holds(BigDecimal left) {
            int order = left.compareTo(right);
            return switch (operator) {
                case "=" -> order == 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }
    }

    /** {@code anything-but}: a leaf that none of these matches. */
    record NoneOf(List<ValueTest> tests) implements ValueTest {
        @Override
        public boolean matches(Optional<JsonValue> leaf) {
            return leaf.isPresent() && tests.stream().noneMatch(test -> test.matches(leaf));
        }
    }
}

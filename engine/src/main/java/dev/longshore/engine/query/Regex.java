package dev.longshore.engine.query;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of {@link Pattern} that is matched with whole texts, at a bounded cost: {@link PatternRules} refuses
 * the forms that can loop without reading, and a match that reads more than {@link #MAX_READS} characters, or nests too
 * deep, counts as no match. Equal to others of the same text.
 */
final class Regex {
    /** How often one match may read a character; an ordinary one reads each character of an attribute once or twice. */
    static final int MAX_READS = 100_000;

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Compiles a pattern.
     *
     * @throws PatternSyntaxException if it is not one
     * @throws IllegalArgumentException if it is one whose cost has no bound; the message says why
     */
    static Regex compile(String text) {
        Regex regex = new Regex(compiled(text));
        PatternRules.check(text);
        return regex;
    }

    private static Pattern compiled(String text) {
        try {
            return Pattern.compile(text);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("it nests too deep", e);
        }
    }

    boolean matches(String text) {
        return matches(new CountedText(text, MAX_READS));
    }

    boolean matches(CountedText text) {
        try {
            return pattern.matcher(text).matches();
        } catch (CountedText.ExhaustedException | StackOverflowError e) {
            return false;
        }
    }

    String text() {
        return pattern.pattern();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Regex that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }
}

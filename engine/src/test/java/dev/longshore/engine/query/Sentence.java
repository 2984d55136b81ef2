package dev.longshore.engine.query;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A text that was built with its meaning.
 *
 * @param strength 0 for or, 1 for and, 2 for what needs no parentheses anywhere
 */
record Sentence(String text, int strength, Predicate<Sample> meaning) {
    static Sentence comparison(String text, Predicate<Sample> meaning) {
        return new Sentence(text, 2, meaning);
    }

    static Sentence and(List<Sentence> parts, String spelling) {
        return new Sentence(
                join(parts, spelling, 2), 1, sample -> parts.stream().allMatch(part -> part.meaning.test(sample)));
    }

    static Sentence or(List<Sentence> parts, String spelling) {
        return new Sentence(
                join(parts, spelling, 1), 0, sample -> parts.stream().anyMatch(part -> part.meaning.test(sample)));
    }

    Sentence not(String spelling) {
        return new Sentence(spelling + atLeast(2), 2, sample -> !meaning.test(sample));
    }

    Sentence inParentheses(String before, String after) {
        return new Sentence("(" + before + text + after + ")", 2, meaning);
    }

    private String atLeast(int needed) {
        return strength < needed ? "(" + text + ")" : text;
    }

    private static String join(List<Sentence> parts, String spelling, int needed) {
        return parts.stream().map(part -> part.atLeast(needed)).collect(Collectors.joining(spelling));
    }
}

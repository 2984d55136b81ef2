package dev.longshore.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QueryProperties {
    private static final List<String> PIECES = List.of(
            "attribute:a",
            "task:group",
            "agentConnected",
            "agentVersion",
            "registeredAt",
            "runningTasksCount",
            "==",
            "!=",
            "=~",
            "!~",
            ">",
            "in",
            "!in",
            "exists",
            "!exists",
            "not",
            "!",
            "and",
            "&&",
            "or",
            "||",
            "(",
            ")",
            "[",
            "]",
            ",",
            "'",
            "\"",
            "x",
            "1",
            "true",
            "2018-06-18",
            ".*",
            "(a|b)",
            "\\",
            "%",
            "\u00a0",
            "\ud83d",
            "{2}");
    private static final List<String> PATTERN_PIECES = List.of(
            "a", "b", ".", "(", "(?:", "(?=", "(?!", "(?<!", "(?>", "(?i)", ")", "|", "*", "?", "+", "{2}", "{0,9}",
            "[ab]", "[^a]", "[", "]", "^", "$", "\\b", "\\d", "\\", "&&", "\\]");

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void meansWhatItSays(@ForAll("sentences") Sentence sentence, @ForAll("samples") Sample sample) {
        Assume.that(sentence.text().length() <= Expression.MAX_LENGTH);
        assertThat(Expression.parse(sentence.text()).matches(sample))
                .isEqualTo(sentence.meaning().test(sample));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void itsCanonicalTextIsTheSameExpression(@ForAll("sentences") Sentence sentence) {
        Assume.that(sentence.text().length() <= Expression.MAX_LENGTH);
        Expression expression = Expression.parse(sentence.text());
        Assume.that(expression.toString().length() <= Expression.MAX_LENGTH);
        Expression again = Expression.parse(expression.toString());
        assertThat(again).isEqualTo(expression).hasSameHashCodeAs(expression).hasToString(expression.toString());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatDependsOnNoTasksIsTheSameWithOthers(
            @ForAll("sentences") Sentence sentence, @ForAll("samples") Sample sample, @ForAll("samples") Sample other) {
        Assume.that(sentence.text().length() <= Expression.MAX_LENGTH);
        Expression expression = Expression.parse(sentence.text());
        Sample later = other.taskGroups().stream().reduce(sample, (one, group) -> one.running(1, group), (a, b) -> b);
        if (!expression.dependsOnTasks()) {
            assertThat(expression.matches(later)).isEqualTo(expression.matches(sample));
        }
    }

    @Property(tries = 5000)
    void anyTextIsReadOrRefusedWithItsColumn(@ForAll("texts") String text) {
        try {
            Expression expression = Expression.parse(text);
            assertThat(Expression.parse(expression.toString())).isEqualTo(expression);
        } catch (QueryException e) {
            assertThat(e.column()).isBetween(1, text.length() + 1);
            assertThat(e).hasMessageStartingWith("column " + e.column() + ": found ");
        }
    }

    @Property(tries = 5000)
    void aPatternThatIsTakenIsJavas(@ForAll("patterns") String pattern, @ForAll("matched") String text) {
        Optional<Regex> regex = taken(pattern);
        assertThat(regex.map(it -> it.matches(text))).isEqualTo(regex.map(it -> Pattern.matches(pattern, text)));
    }

    private static Optional<Regex> taken(String pattern) {
        try {
            return Optional.of(Regex.compile(pattern));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<Sentence> sentences() {
        return Sentences.sentences();
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Sentences.samples();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces =
                Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.of(PIECES).map(piece -> piece + " "));
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                pieces.list().ofMaxSize(15).map(list -> String.join("", list)),
                pieces.list().ofMaxSize(6).map(list -> "attribute:a =~ " + String.join("", list)));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(PATTERN_PIECES).list().ofMaxSize(10).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> matched() {
        return Arbitraries.strings().withChars("ab1").ofMaxLength(5);
    }
}

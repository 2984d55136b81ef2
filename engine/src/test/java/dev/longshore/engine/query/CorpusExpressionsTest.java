package dev.longshore.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real expressions of other projects, read where {@code -Dlongshore.corpus} says; the build leaves this class out, and says so, without it. */
class CorpusExpressionsTest {
    private static final Path CORPUS =
            Path.of(Objects.requireNonNull(System.getProperty("longshore.corpus"), "longshore.corpus"));
    private static final Pattern REFUSAL = Pattern.compile("column \\d+: found (the end|\".+\"), expected .+");
    private static final double LEAST_PARSED = 0.95;

    @ParameterizedTest
    @MethodSource("expressions")
    void parsesOrSaysWhyNot(String text) {
        try {
            Expression expression = Expression.parse(text);
            assertThat(Expression.parse(expression.toString())).isEqualTo(expression);
            assertThat(expression.matches(Sample.named("bare"))).isEqualTo(expression.matches(Sample.named("other")));
        } catch (QueryException e) {
            assertThat(e.getMessage()).matches(REFUSAL);
        }
    }

    @Test
    void parsesNearlyAll() throws IOException {
        List<String> expressions = expressions();
        long refused = expressions.stream()
                .filter(text -> RefusalsTest.refusal(text) != null)
                .count();
        assertThat(expressions).isNotEmpty();
        assertThat(expressions.size() - refused).isGreaterThan((long) (expressions.size() * LEAST_PARSED));
    }

    private static List<String> expressions() throws IOException {
        return Files.readAllLines(CORPUS.resolve("expressions.txt")).stream()
                .filter(line -> !line.isBlank())
                .toList();
    }
}

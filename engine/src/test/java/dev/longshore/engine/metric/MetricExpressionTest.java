package dev.longshore.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions are computed to over three periods, and how others are refused. */
class MetricExpressionTest {
    private static final Map<String, List<OptionalDouble>> KNOWN =
            Map.of("m1", values("1 2 3"), "m2", values("10 - 30"), "zero", values("0 0 0"), "gap", values("- 4 -"));

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(
            delimiter = ';',
            value = {
                "m1; 1 2 3",
                "m1 + m2; 11 - 33",
                "m2 / m1; 10 - 10",
                "m1 / zero; - - -",
                "2 + 3 * 4; 14 14 14",
                "(2 + 3) * 4; 20 20 20",
                "10 - 4 - 3; 3 3 3",
                "24 / 4 / 2; 3 3 3",
                "2 ^ 3 ^ 2; 512 512 512",
                "-2 ^ 2; -4 -4 -4",
                "2 ^ -1; 0.5 0.5 0.5",
                "-m1 + 1.5e1; 14 13 12",
                "m1 > 1; 0 1 1",
                "m1 >= 2 == 1; 0 1 1",
                "m1 != 2; 1 0 1",
                "SUM([m1, m2]); 11 2 33",
                "AVG([m1, m2]); 5.5 2 16.5",
                "MAX([m1, m2]); 10 2 30",
                "MIN([m1, m2]); 1 2 3",
                "SUM([gap, zero]); 0 4 0",
                "SUM(METRICS()); 11 6 33",
                "SUM(METRICS() * 2); 22 12 66",
                "SUM(m1); 6 6 6",
                "AVG(m2); 20 20 20",
                "m1 - MIN(m1); 0 1 2",
                "ABS(m1 - 3); 2 1 0",
                "CEIL(m1 / 2); 1 1 2",
                "FLOOR(m1 / 2); 0 1 1",
                "IF(m1 > 1, m1, 0); 0 2 3",
                "IF(m1 > 1, m1); - 2 3",
                "IF(m2 > 1, 5, 6); 5 - 5",
                "FILL(m2, 0); 10 0 30",
                "FILL(m2, m1); 10 2 30",
                "FILL(m2, REPEAT); 10 10 30",
                "FILL(m2, LINEAR); 10 20 30",
                "FILL(gap, REPEAT); - 4 4",
                "FILL(gap, LINEAR); - 4 -",
                "SUM(FILL([m2, gap], 1)); 11 5 31",
                "SUM(zero) + AVG(IF(m1 > 9, m1)); - - -",
            })
    void areComputed(String expression, String expected) {
        MetricMath math = math(Map.of("e", expression));
        assertThat(math.values(KNOWN, 3).get("e")).isEqualTo(values(expected.strip()));
    }

    @Test
    void expressionsMayNameOthersInAnyOrder() {
        SequencedMap<String, String> expressions = new LinkedHashMap<>();
        expressions.put("backlogPerTask", "queued / running");
        expressions.put("queued", "m1 * 100");
        expressions.put("running", "FILL(m2, 1)");
        assertThat(math(expressions).values(KNOWN, 3).get("backlogPerTask")).isEqualTo(values("10 200 10"));
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; column 1: found the end, expected a number, an id, a function, \"(\" or \"[\"",
                "m1 +; column 5: found the end, expected a number",
                "m1 m2; column 4: found \"m2\", expected an operator or the end",
                "(m1; column 4: found the end, expected an operator or \")\"",
                "[m1; column 4: found the end, expected an operator, \",\" or \"]\"",
                "m1 $ 2; column 4: found \"$\", expected an operator",
                "Sum(m1); column 1: found \"Sum\", expected an id, which begins with a small letter, or a function: METRICS, SUM",
                "ANOMALY_DETECTION_BAND(m1); column 1: found \"ANOMALY_DETECTION_BAND\", expected an id",
                "SUM; column 4: found the end, expected \"(\" after SUM",
                "SUM(); column 1: found \"SUM with 0\", expected SUM with 1 argument",
                "IF(m1); column 1: found \"IF with 1\", expected IF with 2 to 3 arguments",
                "1e999; column 1: found \"1e999\", expected a number below",
                "m3; column 1: found \"m3\", expected an id of metrics: gap, m1, m2, zero",
                "[m1, m2]; column 1: found \"[m1, m2]\", expected one series, not 2: take SUM, AVG, MIN or MAX",
                "[m1] + [m2]; column 1: found \"([m1] + [m2])\", expected one list at most beside +",
                "SUM(3); column 5: found \"3.0\", expected a series or a list",
                "[1, m1]; column 2: found \"1.0\", expected a series",
                "m1 + REPEAT; column 6: found \"REPEAT\", expected it as second argument of FILL",
            })
    void otherTextsAreRefused(String expression, String message) {
        assertThatThrownBy(() -> math(Map.of("e", expression))).hasMessageStartingWith(message);
    }

    @Test
    void nestingAndLengthAreBounded() {
        assertThatThrownBy(() -> MetricExpression.parse("(".repeat(65) + "1" + ")".repeat(65)))
                .hasMessageContaining("at most 64");
        assertThatThrownBy(() -> MetricExpression.parse("-".repeat(2000) + "1")).hasMessageContaining("at most 64");
        assertThatThrownBy(() -> MetricExpression.parse("2^".repeat(1000) + "1"))
                .hasMessageContaining("at most 64");
        assertThatThrownBy(() -> MetricExpression.parse("1+".repeat(1024) + "1"))
                .hasMessageContaining("at most 2048");
        assertThat(MetricExpression.parse("1+".repeat(1000) + "1").toString()).endsWith(" + 1.0)");
    }

    @Test
    void circlesAreRefused() {
        assertThatThrownBy(() -> math(Map.of("a", "b + 1", "b", "a")))
                .isInstanceOf(MetricMathException.class)
                .hasMessageContaining("names itself");
    }

    @Test
    void theCanonicalTextMeansTheSame() {
        MetricExpression expression = MetricExpression.parse("IF( m1>=2 , -m2 ^ 2,FILL([m1,m2], LINEAR) )");
        assertThat(MetricExpression.parse(expression.toString())).isEqualTo(expression);
    }

    private static MetricMath math(Map<String, String> expressions) {
        SequencedMap<String, MetricExpression> parsed = new LinkedHashMap<>();
        expressions.forEach((id, text) -> parsed.put(id, MetricExpression.parse(text)));
        return MetricMath.of(
                KNOWN.keySet().stream().sorted().collect(Collectors.toCollection(LinkedHashSet::new)), parsed);
    }

    private static List<OptionalDouble> values(String text) {
        return Stream.of(text.split(" "))
                .map(value -> value.equals("-") ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value)))
                .toList();
    }
}

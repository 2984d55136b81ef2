package dev.longshore.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics over aligned periods. */
class MetricSeriesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest(name = "{0} of 1, 2, 3, 10 is {1}")
    @CsvSource({
        "Average, 4",
        "Sum, 16",
        "Minimum, 1",
        "Maximum, 10",
        "SampleCount, 4",
        "p0, 1",
        "p50, 2",
        "p75, 3",
        "p75.1, 10",
        "p100, 10"
    })
    void statisticsOfAPeriod(String statistic, double expected) {
        MetricSeries series = new MetricSeries(List.of(at(0, 1), at(10, 2), at(20, 3), at(59, 10), at(60, 99)));
        assertThat(series.values(new Window(NOON, Duration.ofMinutes(1), 1), statistic(statistic)))
                .containsExactly(OptionalDouble.of(expected));
    }

    @Test
    void aSetOfValuesKnowsNoPercentileUnlessAllAreAlike() {
        Sample tasks = Sample.of(NOON, Arrays.stream(new double[] {20, 40, 90}).summaryStatistics());
        Window minute = new Window(NOON, Duration.ofMinutes(1), 1);
        MetricSeries series = new MetricSeries(List.of(tasks));
        assertThat(series.values(minute, statistic("Average"))).containsExactly(OptionalDouble.of(50));
        assertThat(series.values(minute, statistic("SampleCount"))).containsExactly(OptionalDouble.of(3));
        assertThat(series.values(minute, statistic("p50"))).containsExactly(OptionalDouble.empty());
        Sample alike = Sample.of(NOON, Arrays.stream(new double[] {7, 7}).summaryStatistics());
        assertThat(new MetricSeries(List.of(alike)).values(minute, statistic("p50")))
                .containsExactly(OptionalDouble.of(7));
    }

    @Test
    void periodsWithoutSamplesAreEmpty() {
        MetricSeries series = new MetricSeries(List.of(at(0, 1), at(130, 2)));
        assertThat(series.values(new Window(NOON, Duration.ofMinutes(1), 3), statistic("Sum")))
                .containsExactly(OptionalDouble.of(1), OptionalDouble.empty(), OptionalDouble.of(2));
    }

    @Test
    void theWindowEndsWithTheLastPeriodThatIsOver() {
        Window window = Window.before(NOON.plusSeconds(59), Duration.ofMinutes(5), 2);
        assertThat(window.start()).isEqualTo(NOON.minusSeconds(600));
        assertThat(window.end()).isEqualTo(NOON);
        assertThat(Window.before(NOON.plusSeconds(60), Duration.ofMinutes(1), 1).end())
                .isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void oldSamplesAreForgotten() {
        MetricSeries series = MetricSeries.EMPTY;
        for (int minute = 0; minute < 500; minute++) {
            series = series.with(at(minute * 60L, minute), Duration.ofHours(3));
        }
        assertThat(series.samples()).hasSize(181);
    }

    @Test
    void aSampleThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> at(0, Double.NaN)).hasMessageContaining("finite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"average", "p101", "p-1", "p", "tm99", "pNaN", ""})
    void otherStatisticsAreNone(String text) {
        assertThat(Statistic.parse(text)).isEmpty();
    }

    private static Statistic statistic(String text) {
        return Statistic.parse(text).orElseThrow();
    }

    private static Sample at(long second, double value) {
        return Sample.of(NOON.plusSeconds(second), value);
    }
}

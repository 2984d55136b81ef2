package dev.longshore.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.longshore.engine.metric.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the answers of Prometheus; RealPrometheus gives them in the integration tests. */
class PrometheusAnswerTest {
    private static final Window WINDOW = new Window(Instant.ofEpochSecond(1200), Duration.ofMinutes(1), 3);

    @Test
    void aValueBelongsToThePeriodThatEndsWithIt() throws JsonProcessingException {
        assertThat(read(200, """
                        {"status":"success","data":{"resultType":"matrix","result":[{"metric":{},
                          "values":[[1260,"1.5"],[1320,"NaN"],[1380,"3"]]}]}}"""))
                .isEqualTo(new MetricReading.Values(
                        List.of(OptionalDouble.of(1.5), OptionalDouble.empty(), OptionalDouble.of(3)), Instant.MIN));
    }

    @Test
    void noSeriesIsNoValue() throws JsonProcessingException {
        assertThat(read(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}"))
                .isInstanceOfSatisfying(
                        MetricReading.Values.class,
                        values -> assertThat(values.values()).hasSize(3).containsOnly(OptionalDouble.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "502; <html>; Prometheus cannot be asked: HTTP 502",
                "400; {\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:5: parse error\"}; Prometheus refuses the query: 1:5: parse error",
                "200; {\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{\"a\":\"1\"}},{\"metric\":{\"a\":\"2\"}}]}}; the query has 2 series, such as {\"a\":\"1\"} and {\"a\":\"2\"}, but must have one: put sum(...), avg(...) or max(...) around it",
            })
    void othersAreUnavailable(int code, String body, String reason) throws JsonProcessingException {
        assertThat(read(code, body)).isEqualTo(new MetricReading.Unavailable(reason));
    }

    private static MetricReading read(int code, String body) throws JsonProcessingException {
        return PrometheusAnswer.read(code, body, WINDOW);
    }
}

package dev.longshore.operator.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longshore.engine.metric.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** Reads what Prometheus answers to a range query. */
final class PrometheusAnswer {
    private static final JsonMapper JSON = new JsonMapper();

    private PrometheusAnswer() {}

    static MetricReading read(int code, String body, Window window) throws JsonProcessingException {
        if (code != 200 && !body.startsWith("{")) {
            return Prometheus.unavailable("HTTP " + code);
        }
        JsonNode answer = JSON.readTree(body);
        if (!answer.path("status").asText().equals("success")) {
            return new MetricReading.Unavailable(
                    "Prometheus refuses the query: " + answer.path("error").asText("HTTP " + code));
        }
        JsonNode result = answer.path("data").path("result");
        if (result.size() > 1) {
            return new MetricReading.Unavailable("the query has " + result.size()
                    + " series, such as " + result.get(0).path("metric") + " and "
                    + result.get(1).path("metric")
                    + ", but must have one: put sum(...), avg(...) or max(...) around it");
        }
        return new MetricReading.Values(values(result.path(0).path("values"), window), Instant.MIN);
    }

    private static List<OptionalDouble> values(JsonNode points, Window window) {
        List<OptionalDouble> values = new ArrayList<>(Collections.nCopies(window.count(), OptionalDouble.empty()));
        for (JsonNode point : points) {
            long end = Math.round(point.path(0).asDouble());
            long index =
                    (end - window.start().getEpochSecond()) / window.period().toSeconds() - 1;
            double value = number(point.path(1).asText());
            if (index >= 0 && index < values.size() && Double.isFinite(value)) {
                values.set((int) index, OptionalDouble.of(value));
            }
        }
        return values;
    }

    /** Prometheus writes +Inf, -Inf and NaN as well, none of which is a value of a metric. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}

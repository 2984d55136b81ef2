package dev.longshore.operator.metrics;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** What a source answers. */
public sealed interface MetricReading {
    /**
     * The values.
     *
     * @param values one for each period, oldest first; empty where the metric had none
     * @param since from when on an empty value means that there was none; before, nobody measured
     */
    record Values(List<OptionalDouble> values, Instant since) implements MetricReading {
        public Values {
            values = List.copyOf(values);
        }
    }

    /**
     * The source cannot be asked: that says nothing of the metric.
     *
     * @param reason for people: what failed, and what to do
     */
    record Unavailable(String reason) implements MetricReading {}
}

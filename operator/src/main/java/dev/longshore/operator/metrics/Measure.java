package dev.longshore.operator.metrics;

import dev.longshore.engine.metric.MetricMath;
import dev.longshore.engine.metric.Window;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/** What an alarm watches or a policy tracks: a metric, or an expression over several. */
public final class Measure {
    private static final String ONLY = "m";

    private final SequencedMap<String, MetricQuery> metrics;
    private final MetricMath math;
    private final String result;

    private Measure(SequencedMap<String, MetricQuery> metrics, MetricMath math, String result) {
        this.metrics = metrics;
        this.math = math;
        this.result = result;
    }

    /** One metric. */
    public static Measure of(MetricQuery query) {
        SequencedMap<String, MetricQuery> metrics = new LinkedHashMap<>();
        metrics.put(ONLY, query);
        return of(metrics, MetricMath.of(metrics.sequencedKeySet(), new LinkedHashMap<>()), ONLY);
    }

    /**
     * Several.
     *
     * @param metrics by their ids
     * @param math the expressions over them
     * @param result the id whose values count
     */
    public static Measure of(SequencedMap<String, MetricQuery> metrics, MetricMath math, String result) {
        return new Measure(Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics)), math, result);
    }

    /** The metrics that it is made of. */
    public Iterable<MetricQuery> queries() {
        return metrics.sequencedValues();
    }

    /** Its values; unavailable if one of its metrics is. */
    public MetricReading read(MetricSource source, String namespace, Window window) {
        Map<String, List<OptionalDouble>> known = new LinkedHashMap<>();
        Instant since = Instant.MIN;
        for (Map.Entry<String, MetricQuery> metric : metrics.entrySet()) {
            switch (source.read(namespace, metric.getValue(), window)) {
                case MetricReading.Unavailable unavailable -> {
                    return unavailable;
                }
                case MetricReading.Values values -> {
                    known.put(metric.getKey(), values.values());
                    since = values.since().isAfter(since) ? values.since() : since;
                }
            }
        }
        Map<String, List<OptionalDouble>> all = math.values(known, window.count());
        return new MetricReading.Values(Objects.requireNonNull(all.get(result), result), since);
    }
}

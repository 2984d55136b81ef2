package dev.longshore.operator.metrics;

import dev.longshore.engine.metric.MetricSeries;
import dev.longshore.engine.metric.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/** The samples of the last hours, in memory: a new operator begins without any. */
final class MetricStore {
    /** Long enough for target tracking's 15 minutes and for alarms over periods of an hour. */
    private static final Duration LONGEST = Duration.ofHours(3);

    /** Of one metric, so that short periods do not take the memory of long ones many times over. */
    private static final int MOST_SAMPLES = 1000;

    private final Duration retention;
    private final Map<MetricId, MetricSeries> series = new ConcurrentHashMap<>();
    private volatile Optional<Instant> began = Optional.empty();
    private volatile Optional<Instant> newest = Optional.empty();

    /** Keeps samples that stand for this period. */
    MetricStore(Duration period) {
        Duration most = period.multipliedBy(MOST_SAMPLES);
        this.retention = most.compareTo(LONGEST) < 0 ? most : LONGEST;
    }

    /** Takes a round of samples of the same time, and forgets what is too old. */
    void add(Instant at, Map<MetricId, Sample> samples) {
        samples.forEach((id, sample) -> series.merge(
                id, MetricSeries.EMPTY.with(sample, retention), (known, one) -> known.with(sample, retention)));
        Instant oldest = at.minus(retention);
        series.values().removeIf(one -> one.samples().getLast().at().isBefore(oldest));
        began = began.or(() -> Optional.of(at));
        newest = Optional.of(at);
    }

    MetricSeries of(MetricId id) {
        return series.getOrDefault(id, MetricSeries.EMPTY);
    }

    /** The average of what the last round measured; empty if that was nothing. */
    OptionalDouble latest(MetricId id) {
        List<Sample> samples = of(id).samples();
        if (samples.isEmpty() || !newest.equals(Optional.of(samples.getLast().at()))) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(samples.getLast().sum() / samples.getLast().count());
    }

    /** The beginning of what the first round measured; empty before it. */
    Optional<Instant> began() {
        return began;
    }
}

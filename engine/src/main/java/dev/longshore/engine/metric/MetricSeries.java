package dev.longshore.engine.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The samples of one metric, oldest first. Immutable.
 *
 * @param samples in the order of their times
 */
public record MetricSeries(List<Sample> samples) {
    /** Of a metric of which nothing is known. */
    public static final MetricSeries EMPTY = new MetricSeries(List.of());

    public MetricSeries {
        samples = samples.stream().sorted(Comparator.comparing(Sample::at)).toList();
    }

    /** With one more sample, without those that are older than it by more than the retention. */
    public MetricSeries with(Sample sample, Duration retention) {
        Instant oldest = sample.at().minus(retention);
        List<Sample> kept = new ArrayList<>(
                samples.stream().filter(one -> !one.at().isBefore(oldest)).toList());
        kept.add(sample);
        return new MetricSeries(kept);
    }

    /** The statistic over each period of the window, oldest first; empty where a period has no sample. */
    public List<OptionalDouble> values(Window window, Statistic statistic) {
        List<List<Sample>> periods = new ArrayList<>();
        for (int period = 0; period < window.count(); period++) {
            periods.add(new ArrayList<>());
        }
        for (Sample sample : samples) {
            window.indexOf(sample.at()).ifPresent(period -> periods.get(period).add(sample));
        }
        return periods.stream().map(statistic::over).toList();
    }
}

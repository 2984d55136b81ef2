package dev.longshore.engine.metric;

import java.time.Instant;
import java.util.DoubleSummaryStatistics;

/**
 * What was measured at one time: one value, or a set of values by its statistics, as PutMetricData takes both.
 *
 * @param at the time that it belongs to: the beginning of what was measured
 * @param count how many values, at least 1
 * @param sum of the values
 * @param minimum the least of them
 * @param maximum the greatest of them
 */
public record Sample(Instant at, double count, double sum, double minimum, double maximum) {
    public Sample {
        if (!Double.isFinite(sum) || !Double.isFinite(minimum) || !Double.isFinite(maximum) || !(count > 0)) {
            throw new IllegalArgumentException("a sample needs at least one value, and finite ones: count " + count
                    + ", sum " + sum + ", minimum " + minimum + ", maximum " + maximum);
        }
    }

    /** One value. */
    public static Sample of(Instant at, double value) {
        return new Sample(at, 1, value, value, value);
    }

    /** A set of at least one value, for example one of each task. */
    public static Sample of(Instant at, DoubleSummaryStatistics values) {
        return new Sample(at, values.getCount(), values.getSum(), values.getMin(), values.getMax());
    }

    /** Whether all its values are alike, so that percentiles are known. */
    boolean uniform() {
        return minimum == maximum;
    }
}

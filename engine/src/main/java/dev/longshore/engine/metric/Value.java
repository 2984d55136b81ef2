package dev.longshore.engine.metric;

import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What a part of an expression is computed to. */
sealed interface Value {
    /** The value of a period, the same in all for a number. */
    interface Periodic {
        OptionalDouble at(int period);
    }

    /** A number; empty where it is that of a series without values. */
    record Scalar(OptionalDouble value) implements Value, Periodic {
        @Override
        public OptionalDouble at(int period) {
            return value;
        }

        List<OptionalDouble> repeated(int periods) {
            return Collections.nCopies(periods, value);
        }
    }

    /** One value for each period, oldest first. */
    record Series(List<OptionalDouble> values) implements Value, Periodic {
        public Series {
            values = List.copyOf(values);
        }

        @Override
        public OptionalDouble at(int period) {
            return values.get(period);
        }
    }

    /** Several series. */
    record Many(List<Series> series) implements Value {
        public Many {
            series = List.copyOf(series);
        }

        /** One series of what is computed from the values of each period. */
        Series each(int periods, Reduction reduction) {
            return new Series(IntStream.range(0, periods)
                    .mapToObj(period -> reduction.of(
                            series.stream().map(one -> one.at(period)).toList()))
                    .toList());
        }
    }

    /** How several values become one; missing ones do not count. */
    enum Reduction {
        SUM,
        AVG,
        MIN,
        MAX;

        OptionalDouble of(List<OptionalDouble> values) {
            DoubleSummaryStatistics present = values.stream()
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .summaryStatistics();
            if (present.getCount() == 0) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(
                    switch (this) {
                        case SUM -> present.getSum();
                        case AVG -> present.getAverage();
                        case MIN -> present.getMin();
                        case MAX -> present.getMax();
                    });
        }
    }
}

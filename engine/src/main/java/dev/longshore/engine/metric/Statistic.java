package dev.longshore.engine.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What is computed from the samples of a period. */
public sealed interface Statistic {
    /** Over the samples of one period; empty where there are none. */
    OptionalDouble over(List<Sample> samples);

    /** CloudWatch's name, for example {@code Average} or {@code p99}. */
    String text();

    /** Reads a {@code statistic} or a percentile of {@code extendedStatistic}; empty if it is neither. */
    static Optional<Statistic> parse(String text) {
        return Arrays.stream(Basic.values())
                .filter(basic -> basic.text().equals(text))
                .<Statistic>map(basic -> basic)
                .findFirst()
                .or(() -> Percentile.parse(text));
    }

    /** The ones that every sample knows. */
    enum Basic implements Statistic {
        /** Sum divided by SampleCount. */
        AVERAGE("Average"),
        /** The least value. */
        MINIMUM("Minimum"),
        /** The greatest value. */
        MAXIMUM("Maximum"),
        /** All values added. */
        SUM("Sum"),
        /** How many values there are. */
        SAMPLE_COUNT("SampleCount");

        private final String text;

        Basic(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public OptionalDouble over(List<Sample> samples) {
            return samples.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(known(samples));
        }

        private double known(List<Sample> samples) {
            return switch (this) {
                case AVERAGE -> SUM.known(samples) / SAMPLE_COUNT.known(samples);
                case MINIMUM ->
                    samples.stream().mapToDouble(Sample::minimum).min().orElseThrow();
                case MAXIMUM ->
                    samples.stream().mapToDouble(Sample::maximum).max().orElseThrow();
                case SUM -> samples.stream().mapToDouble(Sample::sum).sum();
                case SAMPLE_COUNT -> samples.stream().mapToDouble(Sample::count).sum();
            };
        }
    }

    /**
     * {@code p0} to {@code p100}: the least value that so many percent of the values do not exceed. As with CloudWatch there is
     * none where a set of different values is known by its statistics only.
     *
     * @param percent from 0 to 100
     */
    record Percentile(double percent) implements Statistic {
        private static final Pattern FORM = Pattern.compile("p(100|[0-9]{1,2}(\\.[0-9]{1,10})?)");

        private static Optional<Statistic> parse(String text) {
            return FORM.matcher(text).matches()
                    ? Optional.of(new Percentile(Double.parseDouble(text.substring(1))))
                    : Optional.empty();
        }

        @Override
        public OptionalDouble over(List<Sample> samples) {
            if (samples.isEmpty() || !samples.stream().allMatch(Sample::uniform)) {
                return OptionalDouble.empty();
            }
            double rank = Basic.SAMPLE_COUNT.known(samples) * percent / 100;
            double passed = 0;
            List<Sample> ordered = samples.stream()
                    .sorted(Comparator.comparingDouble(Sample::minimum))
                    .toList();
            for (Sample sample : ordered) {
                passed += sample.count();
                if (passed >= rank) {
                    return OptionalDouble.of(sample.minimum());
                }
            }
            return OptionalDouble.of(ordered.getLast().minimum());
        }

        @Override
        public String text() {
            return "p" + (percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent));
        }
    }
}

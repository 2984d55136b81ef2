package dev.longshore.operator.alarm;

import dev.longshore.ecs.v1alpha1.AlarmSpec;
import dev.longshore.ecs.v1alpha1.MetricDataQuery;
import dev.longshore.ecs.v1alpha1.MetricStat;
import dev.longshore.engine.alarm.AlarmRule;
import dev.longshore.engine.alarm.ComparisonOperator;
import dev.longshore.engine.alarm.MissingData;
import dev.longshore.engine.metric.Statistic;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.metrics.Measure;
import dev.longshore.operator.metrics.MetricQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the fields of an alarm mean.
 *
 * @param rule when it goes off
 * @param measure what it watches; empty where a problem keeps it from being read
 * @param problems what cannot be read, by field path
 */
public record AlarmFields(AlarmRule rule, Optional<Measure> measure, List<Problem> problems) {
    private static final int DEFAULT_PERIOD = 60;

    /**
     * Reads an alarm.
     *
     * @param sampling how long one sample of the operator's own metrics stands for
     */
    public static AlarmFields of(AlarmSpec spec, Duration sampling) {
        List<Problem> problems = new ArrayList<>();
        int period = period(spec, problems);
        AlarmRule rule = new AlarmRule(
                operator(spec),
                Objects.requireNonNullElse(spec.threshold(), 0.0),
                Duration.ofSeconds(period),
                spec.evaluationPeriods(),
                datapointsToAlarm(spec, problems),
                missing(spec));
        Optional<Measure> measure = measure(spec, problems);
        if (isMeasured(spec) && rule.period().toSeconds() % sampling.toSeconds() != 0) {
            problems.add(new Problem(
                    spec.metrics().isEmpty() ? "spec.period" : "spec.metrics",
                    "the period is " + period + " s, and the operator measures each " + sampling.toSeconds()
                            + " s: use a multiple of it, or start the operator with another --metric-period"));
        }
        return new AlarmFields(rule, problems.isEmpty() ? measure : Optional.empty(), List.copyOf(problems));
    }

    /** When an alarm goes off, whatever else is wrong with it. */
    public static AlarmRule rule(AlarmSpec spec) {
        return of(spec, Duration.ofSeconds(1)).rule();
    }

    /** Whether it watches metrics that the operator measures. */
    public static boolean isMeasured(AlarmSpec spec) {
        return spec.metricName() != null || spec.metrics().stream().anyMatch(query -> query.metricStat() != null);
    }

    private static int period(AlarmSpec spec, List<Problem> problems) {
        Set<Integer> periods = new TreeSet<>();
        Stream.ofNullable(spec.period()).forEach(periods::add);
        spec.metrics().forEach(query -> periods(query).forEach(periods::add));
        if (periods.size() > 1) {
            problems.add(new Problem("spec.metrics", "the periods " + periods + " differ: give all metrics the same"));
        }
        return periods.stream().findFirst().orElse(DEFAULT_PERIOD);
    }

    private static Stream<Integer> periods(MetricDataQuery query) {
        MetricStat stat = query.metricStat();
        return Stream.concat(
                stat == null ? Stream.empty() : Stream.ofNullable(stat.period()), Stream.ofNullable(query.period()));
    }

    private static OptionalInt datapointsToAlarm(AlarmSpec spec, List<Problem> problems) {
        Integer given = spec.datapointsToAlarm();
        if (given == null) {
            return OptionalInt.empty();
        }
        if (given < 1 || given > spec.evaluationPeriods()) {
            problems.add(new Problem(
                    "spec.datapointsToAlarm",
                    "is " + given + " of " + spec.evaluationPeriods()
                            + " evaluationPeriods: use 1 to evaluationPeriods"));
            return OptionalInt.empty();
        }
        return OptionalInt.of(given);
    }

    private static ComparisonOperator operator(AlarmSpec spec) {
        return switch (spec.comparisonOperator()) {
            case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
            case GREATER_THAN_THRESHOLD -> ComparisonOperator.GREATER_THAN_THRESHOLD;
            case LESS_THAN_THRESHOLD -> ComparisonOperator.LESS_THAN_THRESHOLD;
            case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD;
            case LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD,
                    LESS_THAN_LOWER_THRESHOLD,
                    GREATER_THAN_UPPER_THRESHOLD ->
                throw new IllegalArgumentException("the API server refuses " + spec.comparisonOperator());
        };
    }

    private static MissingData missing(AlarmSpec spec) {
        return spec.treatMissingData() == null
                ? MissingData.MISSING
                : MissingData.valueOf(spec.treatMissingData().name());
    }

    private static Optional<Measure> measure(AlarmSpec spec, List<Problem> problems) {
        if (spec.prometheus() != null) {
            return Optional.of(
                    Measure.of(new MetricQuery.Prometheus(spec.prometheus().query())));
        }
        if (!spec.metrics().isEmpty()) {
            return MetricFields.of("spec.metrics", spec.metrics(), problems);
        }
        return MetricFields.metric(
                        "spec",
                        Objects.requireNonNullElse(spec.namespace(), ""),
                        Objects.requireNonNullElse(spec.metricName(), ""),
                        spec.dimensions(),
                        statistic(spec),
                        problems)
                .map(Measure::of);
    }

    private static String statistic(AlarmSpec spec) {
        return spec.statistic() == null
                ? Objects.requireNonNullElse(spec.extendedStatistic(), "")
                : Statistic.Basic.valueOf(spec.statistic().name()).text();
    }
}

package dev.longshore.engine.scaling;

import dev.longshore.engine.alarm.AlarmEvaluation;
import dev.longshore.engine.alarm.AlarmRule;
import dev.longshore.engine.alarm.AlarmVerdict;
import dev.longshore.engine.alarm.ComparisonOperator;
import dev.longshore.engine.alarm.Datapoint;
import dev.longshore.engine.alarm.MissingData;
import dev.longshore.engine.metric.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The two alarms that Application Auto Scaling makes for a target tracking policy.
 *
 * @param high above the target, for 3 minutes; where it is to be fast, one sample a tenth above it
 * @param low below nine tenths of it, for 15 minutes
 * @param mode {@link ScalingMode#ECS} looks at periods that are over, {@link ScalingMode#FAST} at what was sampled until now
 */
public record TrackingAlarms(AlarmRule high, AlarmRule low, ScalingMode mode) {
    /** How long a metric must have been low before {@link ScalingMode#FAST} takes tasks: as the HorizontalPodAutoscaler's stabilization. */
    public static final Duration FAST_WINDOW = Duration.ofMinutes(5);

    /** How far above the target one sample must be, for noise not to move anything: as the HorizontalPodAutoscaler's tolerance. */
    private static final double FAST_TOLERANCE = 1.1;

    private static final int HIGH_PERIODS = 3;
    private static final int LOW_PERIODS = 15;

    /**
     * The alarms of a policy.
     *
     * @param period of one datapoint: a minute in ECS, the distance of samples where it is to be fast
     */
    public static TrackingAlarms of(TargetTracking rule, ScalingMode mode, Duration period) {
        return switch (mode) {
            case ECS -> of(rule, rule.target(), mode, period, HIGH_PERIODS, LOW_PERIODS);
            case FAST ->
                of(
                        rule,
                        rule.target() * FAST_TOLERANCE,
                        mode,
                        period,
                        1,
                        Math.toIntExact(Math.max(1, FAST_WINDOW.dividedBy(period))));
        };
    }

    private static TrackingAlarms of(
            TargetTracking rule, double threshold, ScalingMode mode, Duration period, int highs, int lows) {
        return new TrackingAlarms(
                AlarmRule.all(ComparisonOperator.GREATER_THAN_THRESHOLD, threshold, period, highs, MissingData.MISSING),
                AlarmRule.all(
                        ComparisonOperator.LESS_THAN_THRESHOLD, rule.lowThreshold(), period, lows, MissingData.MISSING),
                mode);
    }

    /** Of which periods the values are needed. */
    public Window window(Instant now) {
        Window over = low.range(now);
        if (mode == ScalingMode.ECS) {
            return over;
        }
        // What was sampled this second is within it.
        Instant end = Instant.ofEpochSecond(now.getEpochSecond() + 1);
        return new Window(end.minus(over.period().multipliedBy(over.count())), over.period(), over.count());
    }

    /**
     * What the alarms say.
     *
     * @param values one for each period of the {@link #window}, the oldest first
     * @param before what they said until now
     */
    public TrackedMetric judge(Instant now, List<OptionalDouble> values, TrackedMetric before) {
        Window window = window(now);
        AlarmVerdict lows = AlarmEvaluation.of(low, window, values, before.low());
        int count = Math.min(window.count(), high.range(now).count());
        int from = window.count() - count;
        AlarmVerdict highs = AlarmEvaluation.of(
                high,
                new Window(window.at(from), window.period(), count),
                values.subList(from, values.size()),
                before.high());
        return new TrackedMetric(
                highs.state(),
                lows.state(),
                highs.evaluated().stream().mapToDouble(Datapoint::value).findFirst(),
                lows.evaluated().stream().mapToDouble(Datapoint::value).max());
    }
}

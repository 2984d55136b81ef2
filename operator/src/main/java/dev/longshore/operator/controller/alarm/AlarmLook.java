package dev.longshore.operator.controller.alarm;

import dev.longshore.engine.alarm.AlarmEvaluation;
import dev.longshore.engine.alarm.AlarmRule;
import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.engine.alarm.AlarmVerdict;
import dev.longshore.engine.metric.Window;
import dev.longshore.operator.metrics.MetricReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one look at an alarm's metric found.
 *
 * @param state the alarm's state from now on
 * @param reason why it came into it; empty where nothing was evaluated
 * @param problem why the metric cannot be read; empty if it can
 */
record AlarmLook(AlarmState state, Optional<String> reason, Optional<String> problem) {
    /**
     * Evaluates. A source that cannot be asked says nothing of the metric: the state stays, but not for longer than its datapoints
     * would count. Nor do periods say anything in which nobody measured, those before the operator began.
     *
     * @param unavailableSince since when the source cannot be asked, if it could not be asked the last time
     */
    static AlarmLook of(
            AlarmRule rule,
            Window window,
            MetricReading reading,
            AlarmState before,
            Optional<Instant> unavailableSince,
            Instant now) {
        return switch (reading) {
            case MetricReading.Unavailable unavailable ->
                unavailableSince
                                .filter(since -> !since.plus(rule.span()).isAfter(now))
                                .isPresent()
                        ? new AlarmLook(
                                AlarmState.INSUFFICIENT_DATA,
                                Optional.of("Insufficient Data: " + unavailable.reason()),
                                Optional.of(unavailable.reason()))
                        : new AlarmLook(before, Optional.empty(), Optional.of(unavailable.reason()));
            case MetricReading.Values values ->
                holds(rule, window, values)
                        ? new AlarmLook(before, Optional.empty(), Optional.empty())
                        : evaluated(AlarmEvaluation.of(rule, window, values.values(), before));
        };
    }

    private static AlarmLook evaluated(AlarmVerdict verdict) {
        return new AlarmLook(verdict.state(), Optional.of(verdict.reason()), Optional.empty());
    }

    private static boolean holds(AlarmRule rule, Window window, MetricReading.Values reading) {
        List<OptionalDouble> values = reading.values();
        long there = values.stream().filter(OptionalDouble::isPresent).count();
        return there < rule.evaluationPeriods()
                && reading.since().isAfter(window.at(window.count() - rule.evaluationPeriods()));
    }
}

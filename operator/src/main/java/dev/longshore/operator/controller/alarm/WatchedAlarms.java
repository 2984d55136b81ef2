package dev.longshore.operator.controller.alarm;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.MetricAggregationType;
import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.engine.metric.Window;
import dev.longshore.engine.scaling.WatchedAlarm;
import dev.longshore.operator.alarm.AlarmFields;
import dev.longshore.operator.metrics.MetricReading;
import dev.longshore.operator.metrics.MetricSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Alarms as scaling policies see them: the state, and how far the metric is from the threshold. */
public final class WatchedAlarms {
    private final MetricSource metrics;
    private final Alarms states;
    private final Duration sampling;

    /**
     * Asks the given metrics.
     *
     * @param sampling how long one sample of the operator's own metrics stands for
     */
    public WatchedAlarms(MetricSource metrics, Alarms states, Duration sampling) {
        this.metrics = metrics;
        this.states = states;
        this.sampling = sampling;
    }

    /** An alarm now; its metric is asked for only while it is in ALARM. */
    public WatchedAlarm of(Alarm alarm, MetricAggregationType aggregation, Instant now) {
        AlarmState state = states.state(alarm);
        double threshold = Objects.requireNonNullElse(alarm.getSpec().threshold(), 0.0);
        OptionalDouble metric = state == AlarmState.ALARM ? metric(alarm, aggregation, now) : OptionalDouble.empty();
        return new WatchedAlarm(alarm.alarmName(), state, threshold, metric);
    }

    /** Of the datapoints that the alarm looks at. */
    private OptionalDouble metric(Alarm alarm, MetricAggregationType aggregation, Instant now) {
        AlarmFields fields = AlarmFields.of(alarm.getSpec(), sampling);
        Window window = Window.before(now, fields.rule().period(), fields.rule().evaluationPeriods());
        return fields.measure()
                .map(measure -> measure.read(metrics, alarm.getMetadata().getNamespace(), window))
                .filter(MetricReading.Values.class::isInstance)
                .map(reading -> aggregated(((MetricReading.Values) reading).values(), aggregation))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble aggregated(List<OptionalDouble> values, MetricAggregationType aggregation) {
        DoubleStream known = values.stream().filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble);
        return switch (aggregation) {
            case AVERAGE -> known.average();
            case MINIMUM -> known.min();
            case MAXIMUM -> known.max();
        };
    }
}

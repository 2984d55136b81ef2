package dev.longshore.operator.controller.alarm;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.engine.metric.Window;
import dev.longshore.operator.alarm.AlarmFields;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.metrics.Measure;
import dev.longshore.operator.metrics.MetricSource;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Evaluates an alarm after each of its periods. */
@ControllerConfiguration(name = "alarm")
public final class AlarmReconciler implements Reconciler<Alarm> {
    /** What is measured or scraped at the end of a period is there a moment later. */
    private static final Duration LATER = Duration.ofMillis(300);

    private final MetricSource metrics;
    private final Duration sampling;
    private final Alarms alarms;
    private final AlarmReport report;
    private final Triggers<Alarm> triggers;
    private final InstantSource clock;

    /**
     * A reconciler of all alarms.
     *
     * @param sampling how long one sample of the operator's own metrics stands for
     * @param alarms is told of each state
     */
    public AlarmReconciler(
            MetricSource metrics,
            Duration sampling,
            Alarms alarms,
            AlarmReport report,
            Triggers<Alarm> triggers,
            InstantSource clock) {
        this.metrics = metrics;
        this.sampling = sampling;
        this.alarms = alarms;
        this.report = report;
        this.triggers = triggers;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, Alarm>> prepareEventSources(EventSourceContext<Alarm> context) {
        return triggers.in(context);
    }

    @Override
    public UpdateControl<Alarm> reconcile(Alarm alarm, Context<Alarm> context) {
        AlarmFields fields = AlarmFields.of(alarm.getSpec(), sampling);
        return fields.measure()
                .map(measure -> evaluated(alarm, fields, measure))
                .orElseGet(() -> report.invalid(alarm, fields.problems(), clock.instant()));
    }

    private UpdateControl<Alarm> evaluated(Alarm alarm, AlarmFields fields, Measure measure) {
        Instant now = clock.instant();
        Window window = fields.rule().range(now);
        AlarmState before = alarms.state(alarm);
        AlarmLook look = AlarmLook.of(
                fields.rule(),
                window,
                measure.read(metrics, alarm.getMetadata().getNamespace(), window),
                before,
                AlarmReport.unavailableSince(alarm),
                now);
        alarms.evaluated(alarm, look.state());
        Instant next = window.end().plus(fields.rule().period()).plus(LATER);
        return report.of(alarm, before, look, now).rescheduleAfter(Duration.between(now, next));
    }
}

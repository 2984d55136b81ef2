package dev.longshore.operator.controller.scaling;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.PolicyState;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.engine.metric.Window;
import dev.longshore.engine.scaling.PolicyLook;
import dev.longshore.engine.scaling.ScalingMode;
import dev.longshore.engine.scaling.TrackedMetric;
import dev.longshore.engine.scaling.WatchedAlarm;
import dev.longshore.operator.controller.alarm.WatchedAlarms;
import dev.longshore.operator.metrics.MetricReading;
import dev.longshore.operator.metrics.MetricSource;
import dev.longshore.operator.scaling.AlarmActions;
import dev.longshore.operator.scaling.PolicyFields;
import dev.longshore.operator.scaling.PolicyReader;
import dev.longshore.operator.scaling.ScalableResource;
import dev.longshore.operator.scaling.ScalingSettings;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Asks what each policy's alarms say. */
final class PolicyLooks {
    /**
     * A policy and what its alarms say.
     *
     * @param look empty where the policy cannot be carried out
     * @param problem why, or why its metric is not known
     */
    record Seen(ScalingPolicy policy, Optional<PolicyLook> look, Optional<String> problem) {}

    private final MetricSource metrics;
    private final WatchedAlarms watched;
    private final ScalingSettings settings;

    PolicyLooks(MetricSource metrics, WatchedAlarms watched, ScalingSettings settings) {
        this.metrics = metrics;
        this.watched = watched;
        this.settings = settings;
    }

    /**
     * One policy.
     *
     * @param alarms all of its namespace
     * @param before what was known of it until now
     */
    Seen of(
            ScalingPolicy policy,
            ScaledService service,
            ScalingMode mode,
            List<Alarm> alarms,
            Optional<PolicyState> before,
            Instant now) {
        PolicyReader reader = new PolicyReader(
                settings, mode, service.cluster(), service.service().serviceName());
        return switch (reader.read(policy.getSpec())) {
            case PolicyFields.Wrong wrong ->
                new Seen(
                        policy,
                        Optional.empty(),
                        Optional.of(wrong.problems().getFirst().toString()));
            case PolicyFields.Tracking tracking -> tracking(policy, service, tracking, before, now);
            case PolicyFields.Stepping stepping -> stepping(policy, stepping, alarms, now);
        };
    }

    private Seen tracking(
            ScalingPolicy policy,
            ScaledService service,
            PolicyFields.Tracking fields,
            Optional<PolicyState> before,
            Instant now) {
        Window window = fields.alarms().window(now);
        MetricReading reading =
                fields.measure().read(metrics, policy.getMetadata().getNamespace(), window);
        List<OptionalDouble> values = switch (reading) {
            case MetricReading.Values known -> known.values();
            case MetricReading.Unavailable unknown -> Collections.nCopies(window.count(), OptionalDouble.empty());
        };
        TrackedMetric metric = fields.alarms().judge(now, values, known(before));
        PolicyLook look = new PolicyLook.Tracking(
                policy.policyName(),
                "TargetTracking-" + ScalableResource.of(service.service(), service.cluster()),
                fields.rule(),
                metric);
        Optional<String> problem = switch (reading) {
            case MetricReading.Unavailable unavailable -> Optional.of(unavailable.reason());
            case MetricReading.Values known ->
                Optional.of("the metric has no datapoints")
                        .filter(none -> metric.newest().isEmpty());
        };
        return new Seen(policy, Optional.of(look), problem);
    }

    private static TrackedMetric known(Optional<PolicyState> before) {
        return new TrackedMetric(
                state(before.map(PolicyState::highState)),
                state(before.map(PolicyState::lowState)),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static AlarmState state(Optional<String> name) {
        return name.map(AlarmState::valueOf).orElse(AlarmState.INSUFFICIENT_DATA);
    }

    private Seen stepping(ScalingPolicy policy, PolicyFields.Stepping fields, List<Alarm> alarms, Instant now) {
        List<WatchedAlarm> seen = alarms.stream()
                .filter(alarm -> AlarmActions.name(alarm, policy))
                .map(alarm -> watched.of(alarm, fields.aggregation(), now))
                .toList();
        PolicyLook look = new PolicyLook.Stepping(policy.policyName(), fields.rule(), seen);
        Optional<String> problem = seen.isEmpty()
                ? Optional.of("no Alarm of the namespace names the policy in its alarmActions")
                : Optional.empty();
        return new Seen(policy, Optional.of(look), problem);
    }
}

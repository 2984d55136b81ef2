package dev.longshore.engine.scaling;

import dev.longshore.engine.alarm.AlarmState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** Short words for the states of a test. */
final class Looks {
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final Duration COOLDOWN = Duration.ofMinutes(5);

    private Looks() {}

    /** A policy with a target of 50. */
    static TargetTracking rule(boolean disableScaleIn) {
        return new TargetTracking(50, COOLDOWN, COOLDOWN, disableScaleIn, false);
    }

    static PolicyLook tracking(String policy, double metric) {
        return tracking(policy, rule(false), metric, metric);
    }

    /** The alarms are those of a metric that has been what it is for long. */
    static PolicyLook tracking(String policy, TargetTracking rule, double metric, double peak) {
        AlarmState high = metric > rule.target() ? AlarmState.ALARM : AlarmState.OK;
        AlarmState low = peak < rule.lowThreshold() ? AlarmState.ALARM : AlarmState.OK;
        return new PolicyLook.Tracking(
                policy,
                "TargetTracking-service/c/s",
                rule,
                new TrackedMetric(high, low, OptionalDouble.of(metric), OptionalDouble.of(peak)));
    }

    static PolicyLook unknown(String policy) {
        return new PolicyLook.Tracking(policy, "TargetTracking-service/c/s", rule(false), TrackedMetric.UNKNOWN);
    }

    static PolicyLook stepping(String policy, double metric, StepAdjustment... steps) {
        return new PolicyLook.Stepping(
                policy,
                new StepScaling(AdjustmentType.CHANGE_IN_CAPACITY, List.of(steps), 0, COOLDOWN),
                List.of(new WatchedAlarm("busy", AlarmState.ALARM, 50, OptionalDouble.of(metric))));
    }

    static StepAdjustment above(int adjustment) {
        return new StepAdjustment(0, Double.POSITIVE_INFINITY, adjustment);
    }

    static StepAdjustment below(int adjustment) {
        return new StepAdjustment(Double.NEGATIVE_INFINITY, 0, adjustment);
    }

    static ScalingState state(int capacity, PolicyLook... policies) {
        return state(capacity, Cooldowns.NONE, policies);
    }

    static ScalingState state(int capacity, Cooldowns cooldowns, PolicyLook... policies) {
        return new ScalingState(
                NOW,
                ScalingMode.ECS,
                capacity,
                capacity,
                new Bounds(1, 20),
                "",
                Suspension.NONE,
                false,
                List.of(policies),
                cooldowns);
    }

    static ScalingState with(ScalingState state, Bounds bounds, String setBy) {
        return new ScalingState(
                state.now(),
                state.mode(),
                state.capacity(),
                state.running(),
                bounds,
                setBy,
                state.suspension(),
                state.deploying(),
                state.policies(),
                state.cooldowns());
    }

    static ScalingState with(ScalingState state, Suspension suspension, boolean deploying) {
        return new ScalingState(
                state.now(),
                state.mode(),
                state.capacity(),
                state.running(),
                state.bounds(),
                "",
                suspension,
                deploying,
                state.policies(),
                state.cooldowns());
    }
}

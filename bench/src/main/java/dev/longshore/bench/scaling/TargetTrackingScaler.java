package dev.longshore.bench.scaling;

import dev.longshore.engine.metric.Statistic;
import dev.longshore.engine.scaling.Bounds;
import dev.longshore.engine.scaling.Cooldowns;
import dev.longshore.engine.scaling.PolicyLook;
import dev.longshore.engine.scaling.ScalingDecision;
import dev.longshore.engine.scaling.ScalingMode;
import dev.longshore.engine.scaling.ServiceScaling;
import dev.longshore.engine.scaling.TargetTracking;
import dev.longshore.engine.scaling.TrackedMetric;
import dev.longshore.engine.scaling.TrackingAlarms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Longshore's target tracking, in either mode, with ECS's cooldowns of five minutes in the mode that is ECS's. */
final class TargetTrackingScaler implements Autoscaler {
    private final ScalingMode mode;
    private final Bounds bounds;
    private final Duration period;
    private final TargetTracking rule;
    private final TrackingAlarms alarms;
    private TrackedMetric metric = TrackedMetric.UNKNOWN;
    private Cooldowns cooldowns = Cooldowns.NONE;

    TargetTrackingScaler(ScalingMode mode, double target, Bounds bounds) {
        this.mode = mode;
        this.bounds = bounds;
        this.period = Duration.ofSeconds(mode == ScalingMode.ECS ? 60 : Simulation.SAMPLE_SECONDS);
        Duration cooldown = mode == ScalingMode.ECS ? Duration.ofMinutes(5) : Duration.ZERO;
        this.rule = new TargetTracking(target, cooldown, cooldown, false, true);
        this.alarms = TrackingAlarms.of(rule, mode, period);
    }

    @Override
    public String title() {
        return mode == ScalingMode.ECS ? "mode ECS" : "mode FAST";
    }

    @Override
    public int decide(View view) {
        if (view.second() % period.toSeconds() != 0) {
            return view.desired();
        }
        Instant now = view.now();
        metric = alarms.judge(now, view.utilization().values(alarms.window(now), Statistic.Basic.AVERAGE), metric);
        ScalingDecision decision = ServiceScaling.decide(view.state(
                mode,
                bounds,
                List.of(new PolicyLook.Tracking("cpu", "TargetTracking-service/default/web", rule, metric)),
                cooldowns));
        cooldowns = decision.cooldowns();
        return decision.desired();
    }
}

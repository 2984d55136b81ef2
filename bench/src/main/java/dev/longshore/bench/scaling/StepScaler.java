package dev.longshore.bench.scaling;

import dev.longshore.engine.alarm.AlarmEvaluation;
import dev.longshore.engine.alarm.AlarmRule;
import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.engine.alarm.ComparisonOperator;
import dev.longshore.engine.alarm.MissingData;
import dev.longshore.engine.metric.Statistic;
import dev.longshore.engine.metric.Window;
import dev.longshore.engine.scaling.AdjustmentType;
import dev.longshore.engine.scaling.Bounds;
import dev.longshore.engine.scaling.Cooldowns;
import dev.longshore.engine.scaling.PolicyLook;
import dev.longshore.engine.scaling.ScalingDecision;
import dev.longshore.engine.scaling.ScalingMode;
import dev.longshore.engine.scaling.ServiceScaling;
import dev.longshore.engine.scaling.StepAdjustment;
import dev.longshore.engine.scaling.StepScaling;
import dev.longshore.engine.scaling.WatchedAlarm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Longshore's step scaling: an Alarm a fifth above the target for 3 minutes adds 30 %, and from 20 points above it on doubles; one a fifth
 * below for 15 minutes takes 20 %.
 */
final class StepScaler implements Autoscaler {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration COOLDOWN = Duration.ofMinutes(5);
    private static final double MARGIN = 0.2;
    private static final double FAR = 20;
    private static final double NONE = Double.POSITIVE_INFINITY;

    private final Bounds bounds;
    private final Watched high;
    private final Watched low;
    private Cooldowns cooldowns = Cooldowns.NONE;

    StepScaler(double target, Bounds bounds) {
        this.bounds = bounds;
        this.high = new Watched(
                AlarmRule.all(
                        ComparisonOperator.GREATER_THAN_THRESHOLD,
                        target * (1 + MARGIN),
                        PERIOD,
                        3,
                        MissingData.MISSING),
                List.of(new StepAdjustment(0, FAR, 30), new StepAdjustment(FAR, NONE, 100)));
        this.low = new Watched(
                AlarmRule.all(
                        ComparisonOperator.LESS_THAN_THRESHOLD, target * (1 - MARGIN), PERIOD, 15, MissingData.MISSING),
                List.of(new StepAdjustment(-NONE, 0, -20)));
    }

    @Override
    public String title() {
        return "step scaling";
    }

    @Override
    public int decide(View view) {
        if (view.second() % PERIOD.toSeconds() != 0) {
            return view.desired();
        }
        Instant now = view.now();
        ScalingDecision decision = ServiceScaling.decide(view.state(
                ScalingMode.ECS,
                bounds,
                List.of(high.look("more", now, view), low.look("fewer", now, view)),
                cooldowns));
        cooldowns = decision.cooldowns();
        return decision.desired();
    }

    /** An Alarm, and the policy that it carries out. */
    private static final class Watched {
        private final AlarmRule rule;
        private final StepScaling policy;
        private AlarmState state = AlarmState.INSUFFICIENT_DATA;

        Watched(AlarmRule rule, List<StepAdjustment> steps) {
            this.rule = rule;
            this.policy = new StepScaling(AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, steps, 0, COOLDOWN);
        }

        PolicyLook look(String name, Instant now, View view) {
            Window window = rule.range(now);
            List<OptionalDouble> values = view.utilization().values(window, Statistic.Basic.AVERAGE);
            state = AlarmEvaluation.of(rule, window, values, state).state();
            WatchedAlarm alarm = new WatchedAlarm(name, state, rule.threshold(), values.getLast());
            return new PolicyLook.Stepping(name, policy, List.of(alarm));
        }
    }
}

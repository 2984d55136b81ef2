package dev.longshore.engine.scaling;

import java.time.Duration;

/**
 * TargetTrackingScalingPolicyConfiguration: as many tasks as keep a metric at its target.
 *
 * @param target TargetValue, above 0
 * @param scaleOutCooldown how long a scale-out is waited for
 * @param scaleInCooldown how long no scale-in follows another
 * @param disableScaleIn whether the policy only ever adds
 * @param vanishesAtZero whether nobody can measure a service without tasks: the last task stays then, for nothing would bring it back
 */
public record TargetTracking(
        double target,
        Duration scaleOutCooldown,
        Duration scaleInCooldown,
        boolean disableScaleIn,
        boolean vanishesAtZero) {
    private static final double LOW = 0.9;
    /** 7 x 70 / 70 is 7, whatever floating point makes of it. */
    private static final double ROUNDING = 1e-9;

    /** Where the AlarmLow of Application Auto Scaling is: a tenth below the target. */
    public double lowThreshold() {
        return target * LOW;
    }

    /** How many tasks would have the metric at its target at most, if it is shared by all alike. */
    int proportional(int tasks, double metric) {
        double needed = tasks * (metric / target);
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(needed - ROUNDING * Math.max(1, needed)));
    }
}

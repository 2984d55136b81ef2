package dev.longshore.operator.scaling;

import java.time.Duration;

/**
 * How often policies are carried out.
 *
 * @param period of mode ECS, and of its alarms' datapoints: a minute
 * @param sample of mode FAST: as often as metrics are measured
 */
public record ScalingSettings(Duration period, Duration sample) {
    private static final int HIGH_RESOLUTION = 3;

    /** Those of a target in this mode; metrics of high resolution have three times as many datapoints. */
    Duration period(boolean fast, boolean highResolution) {
        if (fast) {
            return sample;
        }
        Duration third = period.dividedBy(HIGH_RESOLUTION);
        return highResolution && third.toSeconds() > 0 ? third : period;
    }
}

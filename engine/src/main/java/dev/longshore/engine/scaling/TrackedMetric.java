package dev.longshore.engine.scaling;

import dev.longshore.engine.alarm.AlarmState;
import java.util.OptionalDouble;

/**
 * What the two alarms of a target tracking policy say.
 *
 * @param high AlarmHigh: the metric is above the target
 * @param low AlarmLow: it is below nine tenths of it
 * @param newest the newest datapoint; empty where there is none among those that AlarmHigh looks at
 * @param peak the highest datapoint of AlarmLow's periods
 */
public record TrackedMetric(AlarmState high, AlarmState low, OptionalDouble newest, OptionalDouble peak) {
    /** Nothing is known. */
    public static final TrackedMetric UNKNOWN = new TrackedMetric(
            AlarmState.INSUFFICIENT_DATA, AlarmState.INSUFFICIENT_DATA, OptionalDouble.empty(), OptionalDouble.empty());
}

package dev.longshore.engine.scaling;

import dev.longshore.engine.alarm.AlarmState;
import java.util.OptionalDouble;

/**
 * An alarm of somebody's that names a step scaling policy among its actions.
 *
 * @param metric its datapoints of the last evaluation, put together by the policy's MetricAggregationType
 */
public record WatchedAlarm(String name, AlarmState state, double threshold, OptionalDouble metric) {}

package dev.longshore.ecs.v1alpha1;

/**
 * The states of an alarm.
 */
public enum AlarmStateValue {
    OK,
    ALARM,
    INSUFFICIENT_DATA
}

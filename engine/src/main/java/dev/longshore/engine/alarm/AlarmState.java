package dev.longshore.engine.alarm;

/** The states of an alarm, by CloudWatch's names. */
public enum AlarmState {
    /** The metric is within the threshold. */
    OK,
    /** It is not. */
    ALARM,
    /** The alarm is new, or there are no datapoints to tell. */
    INSUFFICIENT_DATA
}

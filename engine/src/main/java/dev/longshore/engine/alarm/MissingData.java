package dev.longshore.engine.alarm;

/** treatMissingData: what a period without a datapoint counts as, where there are too few datapoints. */
public enum MissingData {
    /** Nothing: the default. Without any datapoint the alarm is in INSUFFICIENT_DATA. */
    MISSING,
    /** Nothing, and the state stays where the datapoints do not speak against it. */
    IGNORE,
    /** A breaching datapoint. */
    BREACHING,
    /** A datapoint within the threshold. */
    NOT_BREACHING
}

package dev.longshore.engine.schedule;

/** What becomes of runs that were due while nobody looked. */
public enum MissedRuns {
    /** Each is started, as long as it is not older than the maximum age of an event: EventBridge's way. */
    ALL,
    /** Only the last of them is started. */
    LATEST,
    /** None is started. */
    NONE
}

package dev.longshore.engine.deployment;

/** Why the service scheduler stops a task; its stopCode is ServiceSchedulerInitiated either way. */
public enum StopCause {
    /** There are more tasks than desiredCount. */
    SCALE_IN,
    /** It belongs to an older deployment than the primary one. */
    REPLACED_DEPLOYMENT
}

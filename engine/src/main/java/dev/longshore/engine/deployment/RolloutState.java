package dev.longshore.engine.deployment;

/** How far a deployment is. */
public enum RolloutState {
    /** It starts and replaces tasks, or bakes. */
    IN_PROGRESS,
    /** All its tasks ran and were healthy, and no older ones were left. */
    COMPLETED,
    /** Its tasks failed, an alarm fired or people stopped it: it starts nothing more. */
    FAILED
}

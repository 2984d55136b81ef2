package dev.longshore.engine.deployment;

/** How far a service's task is, as far as deployments care. */
public enum TaskPhase {
    /** Wanted to run but not RUNNING yet: PROVISIONING, PENDING or ACTIVATING. */
    PENDING,
    /** Its lastStatus and desiredStatus are RUNNING. */
    RUNNING,
    /** Asked to stop or ending; it counts as running no more. */
    STOPPING
}

package dev.longshore.engine.shift;

/** How far a hook is at one stage, in ECS's words. */
public enum HookStatus {
    /** A PAUSE that nobody has continued yet. */
    AWAITING_ACTION,
    /** It was called and has not decided yet. */
    IN_PROGRESS,
    /** The deployment may go on. */
    SUCCEEDED,
    /** The deployment goes back. */
    FAILED,
    /** Nobody answered in time. */
    TIMED_OUT
}

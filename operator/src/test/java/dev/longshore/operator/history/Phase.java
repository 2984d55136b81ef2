package dev.longshore.operator.history;

/** How far a task is, as far as the bounds of its service care. */
enum Phase {
    /** Wanted, and not every container has started. */
    PENDING,
    /** Wanted, every container has started and no essential one has ended. */
    RUNNING,
    /** Asked to stop, or bound to be: the operator may start its replacement. */
    STOPPING,
    /** Ended: it holds nothing any more. */
    STOPPED
}

package dev.longshore.operator.history;

/** Proves one invariant; made anew for every replay, as it may remember what it has seen. */
interface Check {
    /** Looks at one step. */
    void step(Step step, Findings findings);

    /** Looks at what is left once everything is quiet. */
    default void end(Step last, Findings findings) {}
}

package dev.longshore.engine.query;

/** What {@link PatternRules} knows of a group whose end it has not reached. */
final class PatternGroup {
    private final boolean looksAround;
    private boolean someAlternativeMayBeEmpty;
    private boolean earlierMayBeEmpty = true;
    private boolean lastMayBeEmpty = true;

    /** One that looks around takes nothing of the text, whatever is in it. */
    PatternGroup(boolean looksAround) {
        this.looksAround = looksAround;
    }

    /** Adds an element to the current alternative. */
    void add(boolean mayBeEmpty) {
        earlierMayBeEmpty &= lastMayBeEmpty;
        lastMayBeEmpty = mayBeEmpty;
    }

    /** Whether the last element of the current alternative, or the lack of one, may match the empty text. */
    boolean lastMayBeEmpty() {
        return lastMayBeEmpty;
    }

    /** Records that the last element is repeated. */
    void repeated(boolean optional) {
        lastMayBeEmpty |= optional;
    }

    /** Ends the current alternative; false if it is the second one that may match the empty text. */
    boolean endAlternative() {
        boolean mayBeEmpty = earlierMayBeEmpty && lastMayBeEmpty;
        boolean second = mayBeEmpty && someAlternativeMayBeEmpty;
        someAlternativeMayBeEmpty |= mayBeEmpty;
        earlierMayBeEmpty = true;
        lastMayBeEmpty = true;
        return !second;
    }

    /** Whether the whole group may match the empty text. */
    boolean mayBeEmpty() {
        return looksAround || someAlternativeMayBeEmpty;
    }
}

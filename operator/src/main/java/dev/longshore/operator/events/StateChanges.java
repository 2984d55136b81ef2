package dev.longshore.operator.events;

/** Where ECS's state changes go. Telling returns at once: nothing waits for who listens, and what cannot be told is lost. */
public interface StateChanges {
    /** Takes no notice of anything. */
    StateChanges NOWHERE = change -> {};

    /** Tells one. */
    void tell(StateChange change);
}

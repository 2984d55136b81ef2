package dev.longshore.operator.view;

import dev.longshore.engine.placement.Explanation;
import dev.longshore.engine.placement.Placement;
import java.util.List;
import java.util.Optional;

/** What the next task of a service or Task would meet. */
public sealed interface Outlook {
    /**
     * Nothing is placed, because of what the object says or refers to.
     *
     * @param reason CamelCase, ECS's exception where it has one
     */
    record Refused(String reason, String message) implements Outlook {}

    /** There is no next task: each that was asked for has its instance, and no other may have one. */
    record Nothing() implements Outlook {}

    /**
     * It was tried on paper.
     *
     * @param place where it would go; empty if no instance takes it
     * @param takers all instances that would take it
     * @param explanation why the others would not
     * @param grown where no instance takes it: what a new one of its capacity provider would do; empty where none is to come
     */
    record Tried(Optional<Placement> place, List<String> takers, Explanation explanation, Optional<String> grown)
            implements Outlook {
        public Tried {
            takers = List.copyOf(takers);
        }
    }
}

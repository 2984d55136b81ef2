package dev.longshore.engine.placement;

import dev.longshore.engine.query.Expression;

/** A rule that an instance must meet; several are ANDed. They bind at placement alone: tasks are not moved later. */
public sealed interface PlacementConstraint {
    /** No two tasks of one group on one instance, whatever their deployment. */
    record DistinctInstance() implements PlacementConstraint {}

    /** The instance must be selected by the expression. */
    record MemberOf(Expression expression) implements PlacementConstraint {}
}

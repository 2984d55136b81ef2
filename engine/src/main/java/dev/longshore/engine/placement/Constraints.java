package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.engine.placement.PlacementConstraint.DistinctInstance;
import dev.longshore.engine.placement.PlacementConstraint.MemberOf;
import dev.longshore.engine.query.Expression;
import java.util.ArrayList;
import java.util.List;

/** The constraints of one request: those that a placement cannot change are told from those that it can. */
final class Constraints {
    private final TaskGroup group;
    private final boolean distinctInstance;
    private final List<Expression> fixed = new ArrayList<>();
    private final List<Expression> changing = new ArrayList<>();

    Constraints(TaskGroup group, List<PlacementConstraint> constraints) {
        this.group = group;
        boolean distinct = false;
        for (PlacementConstraint constraint : constraints) {
            switch (constraint) {
                case DistinctInstance one -> distinct = true;
                case MemberOf memberOf ->
                    (memberOf.expression().dependsOnTasks() ? changing : fixed).add(memberOf.expression());
            }
        }
        this.distinctInstance = distinct;
    }

    /** Whether the instance meets what placing a task does not change. */
    boolean meetsFixed(InstanceLedger book) {
        return fixed.isEmpty() || meets(fixed, book);
    }

    /** Whether the instance meets, for one more task, what depends on the tasks that it has. */
    boolean meetsChanging(InstanceLedger book) {
        return isDistinct(book) && (changing.isEmpty() || meets(changing, book));
    }

    /** Every constraint that the instance does not meet. */
    List<Refusal> refusals(InstanceLedger book) {
        List<Refusal> refusals = new ArrayList<>();
        InstanceSubject subject = new InstanceSubject(book, group.namespace());
        for (List<Expression> expressions : List.of(fixed, changing)) {
            expressions.stream()
                    .filter(expression -> !expression.matches(subject))
                    .map(expression -> new Refusal.NotMember(expression.source()))
                    .forEach(refusals::add);
        }
        if (!isDistinct(book)) {
            refusals.add(new Refusal.NotDistinct(group));
        }
        return refusals;
    }

    private boolean isDistinct(InstanceLedger book) {
        return !distinctInstance || book.tasks(group) == 0;
    }

    private boolean meets(List<Expression> expressions, InstanceLedger book) {
        InstanceSubject subject = new InstanceSubject(book, group.namespace());
        for (Expression expression : expressions) {
            if (!expression.matches(subject)) {
                return false;
            }
        }
        return true;
    }
}

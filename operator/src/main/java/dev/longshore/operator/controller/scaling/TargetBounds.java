package dev.longshore.operator.controller.scaling;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalableTargetStatus;
import dev.longshore.engine.scaling.Bounds;
import dev.longshore.engine.scaling.ScheduledActions;
import dev.longshore.operator.scaling.TargetFields;
import java.time.Instant;
import java.util.Optional;

/**
 * Between which counts a target may scale now: as its spec says, until a scheduled action says something else; a change of the spec is
 * as a new registration.
 *
 * @param setBy who has just set them, in the words of a ScalingActivity; empty if nobody
 * @param lastAction the scheduled action that they come from; empty: the spec
 * @param handledUntil up to which time scheduled actions are carried out
 */
record TargetBounds(
        ScheduledActions plan, String setBy, Optional<String> lastAction, String registered, Instant handledUntil) {

    static TargetBounds of(ScalableTarget target, TargetFields fields, int desired, Instant now) {
        Optional<ScalableTargetStatus> status = Optional.ofNullable(target.getStatus());
        String registered = fields.bounds().min() + "-" + fields.bounds().max();
        Optional<ScalableTargetStatus> same = status.filter(before -> registered.equals(before.registered()));
        Bounds before = same.flatMap(TargetBounds::held).orElse(fields.bounds());
        Instant handled = status.map(ScalableTargetStatus::scheduledUntil)
                .orElseGet(() -> Instant.parse(target.getMetadata().getCreationTimestamp())
                        .minusSeconds(1));
        ScheduledActions plan = ScheduledActions.decide(
                fields.actions(), before, fields.suspension().scheduled(), handled, now);
        Optional<String> acted = plan.applied().isEmpty()
                ? Optional.empty()
                : Optional.of(plan.applied().getLast().name());
        Optional<String> last = acted.or(() -> same.map(ScalableTargetStatus::boundsSetBy));
        String setBy = acted.map(name -> "scheduled action name " + name + " was triggered")
                .orElseGet(() -> same.isPresent() ? "" : registration(plan.bounds(), desired));
        return new TargetBounds(plan, setBy, last, registered, until(plan, same, handled, now));
    }

    /** Moves only with something to remember: nothing is written at rest. */
    private static Instant until(
            ScheduledActions plan, Optional<ScalableTargetStatus> same, Instant handled, Instant now) {
        boolean moves =
                same.isEmpty() || !plan.applied().isEmpty() || !plan.refused().isEmpty();
        boolean passed = same.map(ScalableTargetStatus::nextScheduledAction)
                .filter(next -> !next.isAfter(now))
                .isPresent();
        return moves || passed ? now : handled;
    }

    private static Optional<Bounds> held(ScalableTargetStatus status) {
        return Optional.ofNullable(status.minCapacity())
                .flatMap(min -> Optional.ofNullable(status.maxCapacity()).map(max -> new Bounds(min, max)));
    }

    private static String registration(Bounds bounds, int desired) {
        return desired < bounds.min()
                ? "minimum capacity was set to " + bounds.min()
                : "maximum capacity was set to " + bounds.max();
    }

    Bounds bounds() {
        return plan.bounds();
    }
}

package dev.longshore.engine.scaling;

import dev.longshore.engine.schedule.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the scheduled actions of a target do now.
 *
 * @param bounds what holds from now on
 * @param applied the actions that set them, in the order of their times
 * @param refused those that would turn the bounds the wrong way round, each with what is wrong
 * @param next when the next one is due
 */
public record ScheduledActions(Bounds bounds, List<Applied> applied, List<String> refused, Optional<Instant> next) {
    /** An action that was due. */
    public record Applied(String name, Instant at) {}

    private record Due(ScheduledAction action, Instant at) {}

    /** Copies the lists. */
    public ScheduledActions {
        applied = List.copyOf(applied);
        refused = List.copyOf(refused);
    }

    /**
     * Carries out what was due after {@code handledUntil}, in the order of its times. Of one action only the last time counts: what was
     * missed would have been replaced by it.
     *
     * @param bounds as they were until now
     * @param suspended whether ScheduledScalingSuspended leaves undone what is due
     */
    public static ScheduledActions decide(
            List<ScheduledAction> actions, Bounds bounds, boolean suspended, Instant handledUntil, Instant now) {
        Optional<Instant> next = actions.stream()
                .flatMap(action -> action.timetable().next(now).map(Run::due).stream())
                .min(Comparator.naturalOrder());
        List<Due> due = suspended ? List.of() : due(actions, handledUntil, now);
        Bounds current = bounds;
        List<Applied> applied = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Due one : due) {
            int min = one.action().min().orElse(current.min());
            int max = one.action().max().orElse(current.max());
            if (min > max) {
                refused.add("scheduled action " + one.action().name() + " would set a minimum capacity of " + min
                        + " above the maximum capacity of " + max + ": it has set nothing");
            } else {
                current = new Bounds(min, max);
                applied.add(new Applied(one.action().name(), one.at()));
            }
        }
        return new ScheduledActions(current, applied, refused, next);
    }

    private static List<Due> due(List<ScheduledAction> actions, Instant handledUntil, Instant now) {
        return actions.stream()
                .flatMap(action -> last(action, handledUntil, now).map(at -> new Due(action, at)).stream())
                .sorted(Comparator.comparing(Due::at))
                .toList();
    }

    private static Optional<Instant> last(ScheduledAction action, Instant handledUntil, Instant now) {
        Optional<Instant> last = Optional.empty();
        Optional<Instant> next = action.timetable().next(handledUntil).map(Run::due);
        while (next.isPresent() && !next.get().isAfter(now)) {
            last = next;
            next = action.timetable().next(next.get()).map(Run::due);
        }
        return last;
    }
}

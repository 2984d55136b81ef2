package dev.longshore.operator.history;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An invariant that did not hold.
 *
 * @param what the facts: counts, limits, names
 * @param resourceVersion of the change that broke it
 * @param at when the watch delivered that change
 * @param objects which were involved
 */
public record Violation(Invariant invariant, String what, long resourceVersion, Instant at, List<ObjectKey> objects) {
    private static final int NAMED = 12;

    public Violation {
        objects = List.copyOf(objects);
    }

    @Override
    public String toString() {
        String named = objects.stream().limit(NAMED).map(ObjectKey::toString).collect(Collectors.joining(", "));
        String more = objects.size() > NAMED ? " and " + (objects.size() - NAMED) + " more" : "";
        return invariant + " (" + invariant.rule() + ")\n    at " + at + ", resourceVersion " + resourceVersion + ": "
                + what + "\n    objects: " + named + more;
    }
}

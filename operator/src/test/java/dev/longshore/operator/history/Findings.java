package dev.longshore.operator.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects violations; the same one of the same objects counts once, at its first moment. */
final class Findings {
    private record Same(Invariant invariant, Set<ObjectKey> objects) {}

    private final List<Violation> violations = new ArrayList<>();
    private final Set<Same> known = new HashSet<>();

    void report(Invariant invariant, Change when, String what, Collection<ObjectKey> objects) {
        if (known.add(new Same(invariant, Set.copyOf(objects)))) {
            violations.add(new Violation(invariant, what, when.resourceVersion(), when.seenAt(), List.copyOf(objects)));
        }
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }
}

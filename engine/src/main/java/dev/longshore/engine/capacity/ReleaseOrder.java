package dev.longshore.engine.capacity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which instances go when a group shrinks: those without tasks first, so that most often nobody is disturbed. */
public final class ReleaseOrder {
    private ReleaseOrder() {}

    /**
     * Chooses instances: those without tasks, of these those that drain already, then one of the zone with the most instances, then the
     * oldest.
     *
     * @param isProtected managed termination protection: instances with tasks stay, even where too few are without
     */
    public static List<String> choose(Collection<ReleaseCandidate> candidates, int count, boolean isProtected) {
        List<ReleaseCandidate> left = new ArrayList<>(candidates);
        left.removeIf(one -> isProtected && one.tasks() > 0);
        Map<String, Integer> zones = new HashMap<>();
        candidates.forEach(one -> zones.merge(one.zone(), 1, Integer::sum));
        List<String> chosen = new ArrayList<>();
        while (chosen.size() < count && !left.isEmpty()) {
            ReleaseCandidate next = left.stream().min(order(zones)).orElseThrow();
            left.remove(next);
            zones.merge(next.zone(), -1, Integer::sum);
            chosen.add(next.name());
        }
        return chosen;
    }

    private static Comparator<ReleaseCandidate> order(Map<String, Integer> zones) {
        return Comparator.comparingInt(ReleaseCandidate::tasks)
                .thenComparing(one -> !one.draining())
                .thenComparingInt(one -> -zones.getOrDefault(one.zone(), 0))
                .thenComparing(ReleaseCandidate::registeredAt)
                .thenComparing(ReleaseCandidate::name);
    }
}

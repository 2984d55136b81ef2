package dev.longshore.operator.targets;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Where services say how traffic is shared among their deployments, for those who list endpoints. */
public final class TrafficBoard {
    /**
     * What a service says of one of its pairs of target groups.
     *
     * @param production the group whose core Service clients know
     * @param alternate the group that takes turns with it; empty where both revisions are in one
     * @param mixed whether the production group's core Service leads to the targets of both, because no route chooses between the two
     * @param test the core Service for test traffic
     * @param tested whether test traffic goes to the new revision
     * @param traffic empty where nothing is shifted: all targets are alike
     */
    public record Pair(
            GroupKey production,
            Optional<GroupKey> alternate,
            boolean mixed,
            Optional<String> test,
            boolean tested,
            Optional<Traffic> traffic) {}

    private final Map<String, List<Pair>> byService = new ConcurrentHashMap<>();
    private volatile Map<GroupKey, Pair> byGroup = Map.of();

    /**
     * Replaces what a service says.
     *
     * @return the groups that are to be looked at because of it
     */
    public Set<GroupKey> set(String serviceUid, List<Pair> pairs) {
        List<Pair> before = pairs.isEmpty() ? byService.remove(serviceUid) : byService.put(serviceUid, pairs);
        List<Pair> known = before == null ? List.of() : before;
        if (known.equals(pairs)) {
            return Set.of();
        }
        Map<GroupKey, Pair> all = new HashMap<>();
        byService.values().forEach(list -> list.forEach(pair -> all.put(pair.production(), pair)));
        byGroup = Map.copyOf(all);
        Set<GroupKey> changed = new HashSet<>();
        known.forEach(pair -> changed.add(pair.production()));
        pairs.forEach(pair -> changed.add(pair.production()));
        return changed;
    }

    /** What is said of a production group. */
    Optional<Pair> of(GroupKey production) {
        return Optional.ofNullable(byGroup.get(production));
    }

    /** The production groups whose core Services lead to targets of this group too. */
    public Set<GroupKey> mixedWith(GroupKey alternate) {
        return byGroup.values().stream()
                .filter(pair -> pair.alternate().filter(alternate::equals).isPresent())
                .map(Pair::production)
                .collect(Collectors.toSet());
    }
}

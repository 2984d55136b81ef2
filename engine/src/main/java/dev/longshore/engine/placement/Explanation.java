package dev.longshore.engine.placement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Why no instance could take a task.
 *
 * @param refused every registered instance, the closest match first
 */
public record Explanation(List<InstanceRefusals> refused) {
    public Explanation {
        refused = List.copyOf(refused);
    }

    /** How many instances were looked at. */
    public int instances() {
        return refused.size();
    }

    /** The instance that came closest; empty in a cluster without instances. */
    public Optional<InstanceRefusals> closest() {
        return refused.stream().findFirst();
    }

    /** Number of instances by the reason of the first clause that failed, ordered by reason. */
    public Map<String, Long> countsByReason() {
        return refused.stream()
                .collect(Collectors.groupingBy(one -> one.first().reason(), TreeMap::new, Collectors.counting()));
    }
}

package dev.longshore.engine.deployment;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Availability zone rebalancing of a service that takes part in it.
 *
 * @param zones the zones that could take its tasks
 * @param underWay whether a task was started for it whose counterpart has not been stopped yet
 */
public record Rebalancing(Set<String> zones, boolean underWay) {
    public Rebalancing {
        zones = Set.copyOf(zones);
    }

    /** Whether moving one task would even out the zones: one has at least two more than another. */
    boolean wouldHelp(Collection<ServiceTask> tasks) {
        Map<String, Integer> counts = new HashMap<>();
        zones.forEach(zone -> counts.put(zone, 0));
        tasks.forEach(task -> task.zone().ifPresent(zone -> counts.merge(zone, 1, Integer::sum)));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int least = zones.stream()
                .mapToInt(zone -> counts.getOrDefault(zone, 0))
                .min()
                .orElse(0);
        return zones.size() > 1 && most - least > 1;
    }
}

package dev.longshore.operator.placement;

import dev.longshore.engine.capacity.ResourceGroup;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tasks of one owner that are in PROVISIONING: their capacity provider has no room for them.
 *
 * @param owner whose they are
 * @param provider the provider that they wait for
 * @param group what they need of its instances, and how many they are
 */
public record WaitingTasks(Owner owner, String provider, ResourceGroup group) {
    static List<WaitingTasks> of(Owner owner, OwnerTasks.Batch waiting) {
        Map<String, Long> tasks = waiting.tasks().stream()
                .map(task -> waiting.wanted().provider(task.podName()))
                .filter(provider -> !provider.isEmpty())
                .collect(Collectors.groupingBy(provider -> provider, Collectors.counting()));
        return tasks.entrySet().stream()
                .map(entry -> new WaitingTasks(
                        owner,
                        entry.getKey(),
                        new ResourceGroup(
                                waiting.wanted().shape().resources(),
                                waiting.wanted().alone(),
                                entry.getValue().intValue())))
                .toList();
    }
}

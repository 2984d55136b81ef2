package dev.longshore.operator.placement;

import dev.longshore.engine.capacity.ResourceGroup;
import dev.longshore.operator.names.TaskName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tasks of one owner that are in PROVISIONING: their capacity provider has no room for them.
 *
 * @param owner whose they are
 * @param provider the provider that they wait for
 * @param group what they need of its instances, and how many they are
 * @param tasks each of them
 * @param wanted what their owner asks of placement for them
 */
public record WaitingTasks(Owner owner, String provider, ResourceGroup group, List<TaskName> tasks, Wanted wanted) {
    public WaitingTasks {
        tasks = List.copyOf(tasks);
    }

    static List<WaitingTasks> of(Owner owner, OwnerTasks.Batch waiting) {
        Wanted wanted = waiting.wanted();
        Map<String, List<TaskName>> byProvider = waiting.tasks().stream()
                .filter(task -> !wanted.provider(task.podName()).isEmpty())
                .collect(Collectors.groupingBy(task -> wanted.provider(task.podName())));
        return byProvider.entrySet().stream()
                .map(entry -> new WaitingTasks(
                        owner,
                        entry.getKey(),
                        new ResourceGroup(
                                wanted.shape().resources(),
                                wanted.alone(),
                                entry.getValue().size()),
                        entry.getValue(),
                        wanted))
                .toList();
    }
}

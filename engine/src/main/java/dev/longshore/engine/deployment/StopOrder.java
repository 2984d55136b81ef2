package dev.longshore.engine.deployment;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * ECS's choice of the tasks to stop where no strategy is named: from the zone with the most tasks of the service, in it
 * from the instance with the most. Among equals, where ECS chooses at random, the smallest id decides.
 */
final class StopOrder {
    private final Spread spread;
    /** The candidates by zone and instance, none of the queues empty, each ordered by id. */
    private final Map<Optional<String>, Map<Optional<String>, Deque<ServiceTask>>> places;

    /**
     * @param candidates the tasks to choose from
     * @param spread what zones and instances have now; it may change between two polls
     */
    StopOrder(Collection<ServiceTask> candidates, Spread spread) {
        this.spread = spread;
        this.places = candidates.stream()
                .sorted(Comparator.comparing(ServiceTask::id))
                .collect(Collectors.groupingBy(
                        ServiceTask::zone,
                        HashMap::new,
                        Collectors.groupingBy(
                                ServiceTask::instance, HashMap::new, Collectors.toCollection(ArrayDeque::new))));
    }

    /** Takes out the best task to stop, if one is left. */
    Optional<ServiceTask> poll() {
        Stream<ServiceTask> oneOfEachZone =
                places.values().stream().flatMap(instances -> fromFullestInstance(instances).stream());
        Optional<ServiceTask> task = fullest(oneOfEachZone, one -> spread.inZone(one.zone()));
        task.ifPresent(this::remove);
        return task;
    }

    private Optional<ServiceTask> fromFullestInstance(Map<Optional<String>, Deque<ServiceTask>> instances) {
        return fullest(instances.values().stream().map(Deque::getFirst), task -> spread.onInstance(task.instance()));
    }

    private static Optional<ServiceTask> fullest(Stream<ServiceTask> tasks, ToIntFunction<ServiceTask> count) {
        return tasks.min(Comparator.comparingInt(count).reversed().thenComparing(ServiceTask::id));
    }

    private void remove(ServiceTask task) {
        places.computeIfPresent(task.zone(), (zone, instances) -> {
            instances.computeIfPresent(task.instance(), (instance, queue) -> {
                queue.remove(task);
                return queue.isEmpty() ? null : queue;
            });
            return instances.isEmpty() ? null : instances;
        });
    }
}

package dev.longshore.engine.deployment;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Hands out tasks to stop, the best first. The rules tell instances apart, not the tasks on one: of each only one is looked at. */
final class StopOrder {
    private final StopCounts counts;
    /** The candidates by instance, none of the queues empty, each ordered by id. */
    private final Map<Optional<String>, Deque<ServiceTask>> places;

    /**
     * @param candidates the tasks to choose from
     * @param counts what the rules count now; it may change between two polls
     */
    StopOrder(Collection<ServiceTask> candidates, StopCounts counts) {
        this.counts = counts;
        this.places = candidates.stream()
                .sorted(Comparator.comparing(ServiceTask::id))
                .collect(Collectors.groupingBy(
                        ServiceTask::instance, HashMap::new, Collectors.toCollection(ArrayDeque::new)));
    }

    /** Takes out the best task to stop, if one is left. */
    Optional<ServiceTask> poll() {
        Optional<ServiceTask> task = counts.first(places.values().stream().map(Deque::getFirst));
        task.ifPresent(this::remove);
        return task;
    }

    private void remove(ServiceTask task) {
        places.computeIfPresent(task.instance(), (instance, queue) -> {
            queue.remove(task);
            return queue.isEmpty() ? null : queue;
        });
    }
}

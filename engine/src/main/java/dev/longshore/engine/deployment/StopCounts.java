package dev.longshore.engine.deployment;

import dev.longshore.engine.capacity.Distribution;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the stop rules count over all tasks of a service; changes as tasks are chosen to stop. */
final class StopCounts {
    private static final String NONE = "";

    /**
     * A rule with what it counts.
     *
     * @param tasks how many tasks there are of each value that the rule tells apart
     * @param stopped how many were chosen to stop
     */
    private record Counted(StopRule rule, Map<String, Integer> tasks, Map<String, Integer> stopped) {
        Counted(StopRule rule) {
            this(rule, new HashMap<>(), new HashMap<>());
        }

        private String value(ServiceTask task) {
            return switch (rule) {
                case StopRule.FullestZone zone -> task.zone().orElse(NONE);
                case StopRule.FullestInstance instance -> task.instance().orElse(NONE);
                case StopRule.FullestValue values ->
                    task.instance().map(values.valueByInstance()::get).orElse(NONE);
                case StopRule.EmptiestInstance remaining -> task.instance().orElse(NONE);
                case StopRule.MostBeyondShare share ->
                    task.instance().map(share.providerByInstance()::get).orElse(NONE);
            };
        }

        void add(ServiceTask task) {
            tasks.merge(value(task), 1, Integer::sum);
        }

        void remove(ServiceTask task) {
            tasks.merge(value(task), -1, Integer::sum);
            stopped.merge(value(task), 1, Integer::sum);
        }

        /** The greater, the sooner the task stops. */
        long urgency(ServiceTask task) {
            String value = value(task);
            return switch (rule) {
                case StopRule.EmptiestInstance emptiest ->
                    emptiest.remainingByInstance().getOrDefault(value, 0L)
                            + emptiest.taskSize() * stopped.getOrDefault(value, 0);
                case StopRule.MostBeyondShare share ->
                    new Distribution(share.strategy(), tasks).isNextToStop(value) ? 1 : 0;
                default -> tasks.getOrDefault(value, 0);
            };
        }
    }

    private final List<Counted> rules;
    private final Comparator<ServiceTask> order;

    StopCounts(List<StopRule> rules, Collection<ServiceTask> tasks) {
        this.rules = rules.stream().map(Counted::new).toList();
        tasks.forEach(task -> this.rules.forEach(rule -> rule.add(task)));
        this.order = Stream.concat(
                        this.rules.stream()
                                .map(rule ->
                                        Comparator.comparingLong(rule::urgency).reversed()),
                        Stream.of(Comparator.comparing(ServiceTask::id)))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    void remove(ServiceTask task) {
        rules.forEach(rule -> rule.remove(task));
    }

    /** The one of these tasks that is to stop first. Among equals, where ECS chooses at random, the smallest id decides. */
    Optional<ServiceTask> first(Stream<ServiceTask> tasks) {
        return tasks.min(order);
    }
}

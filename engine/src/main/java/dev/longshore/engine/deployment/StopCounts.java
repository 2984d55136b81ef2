package dev.longshore.engine.deployment;

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

    /** A rule with the number of tasks of each value that it tells apart. */
    private record Counted(StopRule rule, Map<String, Integer> tasks) {
        String value(ServiceTask task) {
            return switch (rule) {
                case StopRule.FullestZone zone -> task.zone().orElse(NONE);
                case StopRule.FullestInstance instance -> task.instance().orElse(NONE);
                case StopRule.FullestValue values ->
                    task.instance().map(values.valueByInstance()::get).orElse(NONE);
                case StopRule.EmptiestInstance remaining -> NONE;
            };
        }

        /** The greater, the sooner the task stops. */
        long urgency(ServiceTask task) {
            return rule instanceof StopRule.EmptiestInstance emptiest
                    ? task.instance().map(emptiest.remainingByInstance()::get).orElse(Long.MIN_VALUE)
                    : tasks.getOrDefault(value(task), 0);
        }
    }

    private final List<Counted> rules;
    private final Comparator<ServiceTask> order;

    StopCounts(List<StopRule> rules, Collection<ServiceTask> tasks) {
        this.rules =
                rules.stream().map(rule -> new Counted(rule, new HashMap<>())).toList();
        tasks.forEach(task -> change(task, 1));
        this.order = Stream.concat(
                        this.rules.stream()
                                .map(rule ->
                                        Comparator.comparingLong(rule::urgency).reversed()),
                        Stream.of(Comparator.comparing(ServiceTask::id)))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    void remove(ServiceTask task) {
        change(task, -1);
    }

    /** The one of these tasks that is to stop first. Among equals, where ECS chooses at random, the smallest id decides. */
    Optional<ServiceTask> first(Stream<ServiceTask> tasks) {
        return tasks.min(order);
    }

    private void change(ServiceTask task, int by) {
        rules.forEach(rule -> rule.tasks().merge(rule.value(task), by, Integer::sum));
    }
}

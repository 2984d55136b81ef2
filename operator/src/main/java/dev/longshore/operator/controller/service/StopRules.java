package dev.longshore.operator.controller.service;

import dev.longshore.engine.deployment.StopRule;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.placement.PlacementStrategy;
import dev.longshore.engine.placement.PlacementStrategy.Binpack;
import dev.longshore.engine.placement.PlacementStrategy.Resource;
import dev.longshore.engine.placement.PlacementStrategy.Spread;
import dev.longshore.operator.placement.PlacementQueue;
import dev.longshore.operator.pod.EcsTask;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** A service's placement strategy, read the other way: which of its tasks stop first. All tasks are taken to be of the size of the current ones. */
final class StopRules {
    private StopRules() {}

    static List<StopRule> of(
            List<PlacementStrategy> strategy,
            Supplier<Resources> task,
            PlacementQueue queue,
            Collection<EcsTask> tasks) {
        Set<String> instances = tasks.stream().map(EcsTask::instance).collect(Collectors.toSet());
        return strategy.stream()
                .flatMap(rule -> of(rule, task, queue, instances).stream())
                .toList();
    }

    private static List<StopRule> of(
            PlacementStrategy strategy, Supplier<Resources> task, PlacementQueue queue, Set<String> instances) {
        return switch (strategy) {
            case Spread spread -> List.of(of(spread, queue, instances));
            case Binpack binpack -> List.of(emptiest(binpack, task, queue, instances));
            case PlacementStrategy.Random random -> List.of();
        };
    }

    private static StopRule of(Spread spread, PlacementQueue queue, Set<String> instances) {
        if (spread.overInstances()) {
            return new StopRule.FullestInstance();
        }
        if (spread.attribute().equals(Instance.AVAILABILITY_ZONE)) {
            return new StopRule.FullestZone();
        }
        Map<String, String> values = new HashMap<>();
        for (String name : instances) {
            queue.instance(name)
                    .map(instance -> instance.attributes().get(spread.attribute()))
                    .ifPresent(value -> values.put(name, value));
        }
        return new StopRule.FullestValue(values);
    }

    private static StopRule emptiest(
            Binpack binpack, Supplier<Resources> task, PlacementQueue queue, Set<String> instances) {
        ToLongFunction<Resources> figure =
                binpack.resource() == Resource.CPU ? Resources::milliCpu : Resources::memoryBytes;
        Map<String, Long> remaining = new HashMap<>();
        for (String name : instances) {
            queue.usage(name).ifPresent(usage -> remaining.put(name, figure.applyAsLong(usage.remaining())));
        }
        return new StopRule.EmptiestInstance(remaining, figure.applyAsLong(task.get()));
    }
}

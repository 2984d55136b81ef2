package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerCondition;
import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.ContainerDependency;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a pod starts the containers of a task so that {@code dependsOn}, {@code links} and {@code volumesFrom} hold. A pod runs its init
 * containers one after the other, those that stay being sidecars, and then starts the others in their order.
 */
public final class StartPlan {
    /** Where in a pod a container stands. */
    public enum Part {
        /** Others wait for its end: an init container. */
        ENDS_FIRST,
        /** Others wait for its health, it is there for one that ends first, or it routes logs: a sidecar. */
        RUNS_FIRST,
        /** It starts when all those have ended or run. */
        RUNS
    }

    private final Map<String, ContainerDefinition> byName = new LinkedHashMap<>();
    private final Set<String> endsFirst = new HashSet<>();
    private final Set<String> awaitedHealthy = new HashSet<>();
    private final Set<String> runsFirst = new HashSet<>();
    private final Set<String> ordered = new LinkedHashSet<>();

    private StartPlan(TaskDefinitionSpec spec) {
        spec.containerDefinitions().forEach(container -> byName.putIfAbsent(container.name(), container));
        byName.values().forEach(this::readConditions);
        Optional<String> router = LogRouters.of(spec).map(ContainerDefinition::name);
        findSidecars(router);
        router.ifPresent(name -> order(name, new HashSet<>()));
        byName.keySet().forEach(name -> order(name, new HashSet<>()));
    }

    /** The plan of a definition that keeps the rules: no circle, no unknown name. */
    public static StartPlan of(TaskDefinitionSpec spec) {
        return new StartPlan(spec);
    }

    /** Names of all containers, each behind those that it waits for; otherwise as the definition has them. */
    public List<String> order() {
        return List.copyOf(ordered);
    }

    public Part part(String container) {
        if (endsFirst.contains(container)) {
            return Part.ENDS_FIRST;
        }
        return runsFirst.contains(container) ? Part.RUNS_FIRST : Part.RUNS;
    }

    /** Whether another container starts only once this one is HEALTHY. */
    public boolean isAwaitedHealthy(String container) {
        return awaitedHealthy.contains(container);
    }

    private void readConditions(ContainerDefinition container) {
        for (ContainerDependency dependency : container.dependsOn()) {
            ContainerDefinition target = byName.get(dependency.containerName());
            if (target == null) {
                continue;
            }
            switch (dependency.condition()) {
                case COMPLETE, SUCCESS -> endsFirst.add(target.name());
                case HEALTHY -> awaitedHealthy.add(target.name());
                case START -> {}
            }
        }
    }

    /** A log router is one: it starts before the others and stops after them. */
    private void findSidecars(Optional<String> router) {
        Deque<String> open = new ArrayDeque<>(awaitedHealthy);
        router.ifPresent(open::add);
        endsFirst.forEach(name -> open.addAll(waitsFor(name)));
        while (!open.isEmpty()) {
            String name = open.remove();
            if (!endsFirst.contains(name) && runsFirst.add(name)) {
                open.addAll(waitsFor(name));
            }
        }
    }

    private void order(String name, Set<String> trail) {
        if (trail.add(name)) {
            waitsFor(name).forEach(before -> order(before, trail));
            ordered.add(name);
        }
    }

    private List<String> waitsFor(String name) {
        ContainerDefinition container = byName.get(name);
        return container == null
                ? List.of()
                : StartOrder.waitsFor(container)
                        .filter(other -> byName.containsKey(other) && !other.equals(name))
                        .toList();
    }

    /** What this plan cannot keep of ECS's behaviour. */
    static List<Ignored> ignored(TaskDefinitionSpec spec) {
        StartPlan plan = of(spec);
        List<Ignored> ignored = new ArrayList<>();
        boolean outlived = spec.containerDefinitions().stream()
                .noneMatch(c -> plan.part(c.name()) == Part.RUNS && ContainerRules.isEssential(c));
        Ignored.containers(spec, (container, path) -> {
            Findings.each(container.dependsOn(), path + ".dependsOn", (dependency, at) -> {
                if (dependency.condition() == ContainerCondition.COMPLETE) {
                    ignored.add(new Ignored(
                            at + ".condition",
                            "COMPLETE is honoured as SUCCESS: if '" + dependency.containerName()
                                    + "' ends with another exit code than 0, the task stops"));
                }
            });
            if (outlived && plan.part(container.name()) == Part.RUNS_FIRST && ContainerRules.isEssential(container)) {
                ignored.add(new Ignored(
                        path + ".essential",
                        "others wait for '" + container.name()
                                + "' and none of them is essential: it is stopped when they have ended"));
            }
        });
        return ignored;
    }
}

package dev.longshore.operator.controller.service;

import dev.longshore.engine.deployment.StopRule;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.TaskProviders;
import dev.longshore.operator.pod.EcsTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A service's tasks as its capacity provider strategy shares them: where new ones go, and where those to stop are. */
final class SharedCapacity {
    private SharedCapacity() {}

    /** Chooses providers for new tasks and remembers them; the tasks of the PRIMARY deployment count, running and waiting ones. */
    static void choose(ServiceLook look, List<TaskName> started) {
        if (look.found().capacity().strategy().isEmpty()) {
            return;
        }
        List<String> unseen = look.tasks().onTheirWay().toList();
        Map<String, Integer> counts = new HashMap<>();
        String primary = Deployments.number(look.primary());
        look.tasks().live().stream()
                .filter(task -> task.desiredRunning() && task.deployment().equals(primary))
                .flatMap(task -> provider(look, task).stream())
                .forEach(provider -> counts.merge(provider, 1, Integer::sum));
        unseen.stream()
                .flatMap(pod -> Optional.ofNullable(look.memory().providers().get(pod)).stream())
                .forEach(provider -> counts.merge(provider, 1, Integer::sum));
        look.memory().sendTo(TaskProviders.choose(look.found().capacity().strategy(), counts, started), unseen);
    }

    /** Where there is a strategy, what is beyond a provider's share stops before anything else decides. */
    static List<StopRule> stopRules(ServiceLook look) {
        if (look.found().capacity().strategy().isEmpty()) {
            return List.of();
        }
        Map<String, String> byInstance = look.tasks().live().stream()
                .map(EcsTask::instance)
                .distinct()
                .flatMap(name -> look.queue().instance(name).stream())
                .collect(Collectors.toMap(Instance::name, Instance::capacityProvider));
        return List.of(new StopRule.MostBeyondShare(look.found().capacity().strategy(), byInstance));
    }

    private static Optional<String> provider(ServiceLook look, EcsTask task) {
        return look.queue().instance(task.instance()).map(Instance::capacityProvider);
    }
}

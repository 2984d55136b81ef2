package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerCondition;
import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.ContainerDependency;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code dependsOn}: targets that exist and can reach the condition, and an order in which the containers can start. */
final class DependencyRules {
    private DependencyRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        Map<String, ContainerDefinition> byName = new HashMap<>();
        spec.containerDefinitions().forEach(container -> byName.putIfAbsent(container.name(), container));
        Findings.containers(
                spec,
                (container, path) -> Findings.each(
                        container.dependsOn(),
                        path + ".dependsOn",
                        (dependency, at) -> checkDependency(dependency, byName, at, findings)));
        List<String> cycle = new StartOrder(byName).cycle();
        findings.addIf(
                !cycle.isEmpty(),
                Findings.CONTAINERS,
                "The containers wait for each other in a circle, so that none can start: " + String.join(" -> ", cycle)
                        + ". Take out one of their dependsOn, links or volumesFrom.");
    }

    private static void checkDependency(
            ContainerDependency dependency, Map<String, ContainerDefinition> byName, String path, Findings findings) {
        ContainerDefinition target = byName.get(dependency.containerName());
        if (target == null) {
            findings.add(
                    path + ".containerName",
                    "Cannot depend on container + '" + dependency.containerName() + "' because it does not exist");
            return;
        }
        ContainerCondition condition = dependency.condition();
        boolean ends = condition == ContainerCondition.SUCCESS || condition == ContainerCondition.COMPLETE;
        findings.addIf(
                ends && ContainerRules.isEssential(target),
                path + ".condition",
                "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container. Set 'essential' of '"
                        + target.name() + "' to false.");
        findings.addIf(
                condition == ContainerCondition.HEALTHY && target.healthCheck() == null,
                path + ".condition",
                "A dependency container with HEALTHY condition must have health check configured. '" + target.name()
                        + "' has none.");
    }
}

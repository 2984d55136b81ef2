package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.Set;
import java.util.stream.Collectors;

/** Links and volumesFrom name containers of the same definition. */
final class ReferenceRules {
    private ReferenceRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        Set<String> names = spec.containerDefinitions().stream()
                .map(ContainerDefinition::name)
                .collect(Collectors.toSet());
        Findings.containers(spec, (container, path) -> {
            Findings.each(
                    container.links(),
                    path + ".links",
                    (link, at) -> checkName(StartOrder.linked(link), names, at, findings));
            Findings.each(
                    container.volumesFrom(),
                    path + ".volumesFrom",
                    (from, at) -> checkName(from.sourceContainer(), names, at + ".sourceContainer", findings));
        });
    }

    private static void checkName(String name, Set<String> names, String path, Findings findings) {
        findings.addIf(
                !names.contains(name),
                path,
                "The container '" + name + "' does not exist in the task definition. Its containers are "
                        + names.stream().sorted().toList() + ".");
    }
}

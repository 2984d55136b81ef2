package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.definition.StartPlan;
import dev.longshore.operator.definition.StartPlan.Part;
import java.util.Objects;
import java.util.stream.IntStream;

/** How long a pod's containers have between SIGTERM and SIGKILL: a pod has one time for all of them. */
final class GracePeriod {
    private static final int DEFAULT_STOP_TIMEOUT_SECONDS = 30;

    private GracePeriod() {}

    /**
     * The longest stopTimeout of those that stop together, and then that of each sidecar, which stop one after the other; at least
     * that of any container that ends before the others start.
     */
    static long seconds(TaskDefinitionSpec definition) {
        StartPlan plan = StartPlan.of(definition);
        int together = timeouts(definition, plan, Part.RUNS).max().orElse(DEFAULT_STOP_TIMEOUT_SECONDS);
        int afterwards = timeouts(definition, plan, Part.RUNS_FIRST).sum();
        int before = timeouts(definition, plan, Part.ENDS_FIRST).max().orElse(0);
        return Math.max(before, together + afterwards);
    }

    private static IntStream timeouts(TaskDefinitionSpec definition, StartPlan plan, Part part) {
        return definition.containerDefinitions().stream()
                .filter(container -> plan.part(container.name()) == part)
                .map(ContainerDefinition::stopTimeout)
                .mapToInt(timeout -> Objects.requireNonNullElse(timeout, DEFAULT_STOP_TIMEOUT_SECONDS));
    }
}

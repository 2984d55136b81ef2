package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.Compatibility;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.Objects;
import java.util.Optional;

/** Task-level cpu and memory as such, and the sum of the containers' cpu. */
final class TaskSizeRules {
    private static final int LEAST_CPU = 128;
    private static final int MOST_CPU = 196_608;
    private static final String SEE =
            " For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    private TaskSizeRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        checkCpu(spec, findings);
        checkMemory(spec, findings);
        checkSum(spec, findings);
    }

    private static void checkCpu(TaskDefinitionSpec spec, Findings findings) {
        TaskSize.given(spec.cpu()).ifPresent(given -> {
            Optional<Integer> units = TaskSize.cpuUnits(spec.cpu());
            // Fargate's own table says it better, when the value can be read.
            boolean ranged = !spec.requiresCompatibilities().contains(Compatibility.FARGATE);
            boolean bad = units.isEmpty() || (ranged && (units.get() < LEAST_CPU || units.get() > MOST_CPU));
            findings.addIf(
                    bad,
                    "spec.cpu",
                    "Invalid 'cpu' setting for task." + SEE + " '" + given
                            + "' is not 128 to 196608 CPU units, or as many in vCPU (\"0.5 vCPU\").");
        });
    }

    private static void checkMemory(TaskDefinitionSpec spec, Findings findings) {
        TaskSize.given(spec.memory()).ifPresent(given -> {
            boolean bad =
                    TaskSize.memoryMiB(spec.memory()).filter(mib -> mib > 0).isEmpty();
            findings.addIf(
                    bad,
                    "spec.memory",
                    "Invalid 'memory' setting for task." + SEE + " '" + given
                            + "' is not a number of MiB (\"512\") or of GB (\"1 GB\").");
        });
    }

    private static void checkSum(TaskDefinitionSpec spec, Findings findings) {
        TaskSize.cpuUnits(spec.cpu()).ifPresent(units -> {
            long sum = spec.containerDefinitions().stream()
                    .map(container -> container.cpu())
                    .filter(Objects::nonNull)
                    .mapToLong(Integer::longValue)
                    .sum();
            findings.addIf(
                    sum > units,
                    "spec.cpu",
                    "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'. The sum is "
                            + sum + ", the task has " + units + ".");
        });
    }
}

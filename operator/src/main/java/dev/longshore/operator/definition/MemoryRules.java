package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Memory of containers, alone and within the task's. */
final class MemoryRules {
    private MemoryRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        Optional<Integer> task = TaskSize.memoryMiB(spec.memory());
        Findings.containers(spec, (container, path) -> {
            checkPresence(container, path, task.isPresent(), findings);
            checkOrder(container, path, findings);
            task.ifPresent(mib -> checkWithin(container, path, mib, findings));
        });
        task.ifPresent(mib -> checkSum(spec, mib, findings));
    }

    private static void checkPresence(
            ContainerDefinition container, String path, boolean taskHasMemory, Findings findings) {
        boolean none = mib(container.memory()) == 0 && mib(container.memoryReservation()) == 0;
        findings.addIf(
                none && !taskHasMemory,
                path + ".memory",
                "Invalid setting for container '" + container.name()
                        + "'. At least one of 'memory' or 'memoryReservation' must be specified, or 'memory' for the task.");
    }

    private static void checkOrder(ContainerDefinition container, String path, Findings findings) {
        int limit = mib(container.memory());
        int reservation = mib(container.memoryReservation());
        findings.addIf(
                limit > 0 && limit < reservation,
                path + ".memoryReservation",
                "Invalid setting for container '" + container.name()
                        + "'. 'memory' must be greater than or equal to 'memoryReservation'. 'memory' is " + limit
                        + ", 'memoryReservation' " + reservation + ".");
    }

    private static void checkWithin(ContainerDefinition container, String path, int task, Findings findings) {
        findings.addIf(
                mib(container.memory()) > task,
                path + ".memory",
                "The 'memory' setting for container '" + container.name() + "' is greater than for the task: "
                        + container.memory() + " MiB of " + task + " MiB.");
    }

    /** Documented: what the containers reserve together must fit into the task. */
    private static void checkSum(TaskDefinitionSpec spec, int task, Findings findings) {
        long sum = spec.containerDefinitions().stream()
                .mapToLong(MemoryRules::reserved)
                .sum();
        boolean oneIsTooBig =
                spec.containerDefinitions().stream().anyMatch(container -> mib(container.memory()) > task);
        findings.addIf(
                sum > task && !oneIsTooBig,
                "spec.memory",
                "The total amount of memory reserved for all containers within a task must be lower than the task memory value. "
                        + "The containers reserve " + sum + " MiB, the task has " + task + " MiB.");
    }

    private static int reserved(ContainerDefinition container) {
        int reservation = mib(container.memoryReservation());
        return reservation > 0 ? reservation : mib(container.memory());
    }

    private static int mib(@Nullable Integer given) {
        return given == null ? 0 : given;
    }
}

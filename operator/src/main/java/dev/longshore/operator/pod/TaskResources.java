package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.ResourceRequirement;
import dev.longshore.ecs.v1alpha1.ResourceType;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.definition.TaskSize;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * ECS's cpu units and MiB as Kubernetes quantities. A container's cpu is a weight (request, no limit), its memory a limit and its
 * memoryReservation the request; a task's size is a hard limit of the whole pod.
 */
final class TaskResources {
    private static final String DISK = "ephemeral-storage";
    private static final int UNITS_PER_CPU = 1024;
    private static final int MILLI_PER_CPU = 1000;

    private TaskResources() {}

    /** The pod's own size; empty when the definition states none. */
    static Optional<ResourceRequirements> ofTask(TaskDefinitionSpec definition) {
        Map<String, Quantity> size = new HashMap<>();
        TaskSize.cpuUnits(definition.cpu()).ifPresent(units -> size.put("cpu", cpu(units)));
        TaskSize.memoryMiB(definition.memory()).ifPresent(mib -> size.put("memory", memory(mib)));
        return size.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResourceRequirementsBuilder()
                        .withRequests(size)
                        .withLimits(size)
                        .build());
    }

    static ResourceRequirements ofContainer(ContainerDefinition container) {
        Map<String, Quantity> requests = new HashMap<>();
        Map<String, Quantity> limits = new HashMap<>();
        positive(container.cpu()).ifPresent(units -> requests.put("cpu", cpu(units)));
        positive(container.memory()).ifPresent(mib -> {
            limits.put("memory", memory(mib));
            requests.put("memory", memory(mib));
        });
        positive(container.memoryReservation()).ifPresent(mib -> requests.put("memory", memory(mib)));
        gpus(container).ifPresent(count -> limits.put(PodClaims.GPU, new Quantity(count)));
        gpus(container).ifPresent(count -> requests.put(PodClaims.GPU, new Quantity(count)));
        return new ResourceRequirementsBuilder()
                .withRequests(requests)
                .withLimits(limits)
                .build();
    }

    /**
     * Where Kubernetes knows no size of a pod: every container gets the task's limits, and the first ones request what the others
     * leave, so that the sum is the task's size as far as their own limits allow.
     */
    static ResourceRequirements withoutPodLevel(TaskDefinitionSpec definition, ContainerDefinition container) {
        ResourceRequirements resources = ofContainer(container);
        boolean first = definition.containerDefinitions().getFirst().equals(container);
        TaskSize.cpuUnits(definition.cpu()).ifPresent(task -> {
            resources.getLimits().putIfAbsent("cpu", cpu(task));
            int rest = task - sum(definition.containerDefinitions(), ContainerDefinition::cpu);
            if (first && rest > 0) {
                resources.getRequests().put("cpu", cpu(positive(container.cpu()).orElse(0) + rest));
            }
            // Without a request Kubernetes would take the limit for one, and the task would be counted many times.
            resources.getRequests().putIfAbsent("cpu", new Quantity("0"));
        });
        TaskSize.memoryMiB(definition.memory()).ifPresent(task -> {
            resources.getLimits().putIfAbsent("memory", memory(task));
            resources.getRequests().put("memory", memory(memoryShare(definition, container, task)));
        });
        return resources;
    }

    /** Its own reservation, and of what all reservations leave of the task's memory as much as its limit lets it request. */
    private static int memoryShare(TaskDefinitionSpec definition, ContainerDefinition wanted, int task) {
        int rest = task - sum(definition.containerDefinitions(), TaskResources::reserved);
        for (ContainerDefinition container : definition.containerDefinitions()) {
            int limit = positive(container.memory()).orElse(task);
            int more = Math.clamp(limit - reserved(container), 0, Math.max(rest, 0));
            if (container.equals(wanted)) {
                return reserved(container) + more;
            }
            rest -= more;
        }
        return reserved(wanted);
    }

    /**
     * A task's ephemeralStorage as what it may have on its node's disk: the kubelet counts all of the pod against the limits of its
     * containers, and one limit is that of all. Nothing is reserved, without a word the limit would be.
     */
    static void limitDisk(TaskDefinitionSpec definition, ResourceRequirements resources) {
        Optional.ofNullable(definition.ephemeralStorage()).ifPresent(storage -> {
            resources.getLimits().put(DISK, new Quantity(storage.sizeInGiB() + "Gi"));
            resources.getRequests().put(DISK, new Quantity("0"));
        });
    }

    /** A number of GPUs; ALL and shared ones are not honoured. */
    private static Optional<String> gpus(ContainerDefinition container) {
        return container.resourceRequirements().stream()
                .filter(requirement -> requirement.type() == ResourceType.GPU)
                .map(ResourceRequirement::value)
                .filter(value -> value != null && value.matches("[1-9][0-9]*"))
                .findFirst();
    }

    private static int reserved(ContainerDefinition container) {
        return positive(container.memoryReservation())
                .or(() -> positive(container.memory()))
                .orElse(0);
    }

    private static int sum(
            List<ContainerDefinition> containers, Function<ContainerDefinition, @Nullable Integer> value) {
        return containers.stream()
                .mapToInt(container -> positive(value.apply(container)).orElse(0))
                .sum();
    }

    private static Optional<Integer> positive(@Nullable Integer value) {
        return Optional.ofNullable(value).filter(v -> v > 0);
    }

    /** Rounded down to whole milli-CPUs, so that what fills an ECS instance exactly fills the node exactly; never to nothing. */
    private static Quantity cpu(int units) {
        return new Quantity(Math.max(1, units * MILLI_PER_CPU / UNITS_PER_CPU) + "m");
    }

    private static Quantity memory(int mib) {
        return new Quantity(mib + "Mi");
    }
}

package dev.longshore.bench.system;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;

/** The one pod of all shapes: one container, 128 cpu units and 64 MiB, no host port, as the operator would write it. */
final class BenchPod {
    private static final String IMAGE = "registry.k8s.io/pause:3.10";
    private static final int CPU_UNITS = 128;
    private static final int MEMORY_MIB = 64;

    private BenchPod() {}

    static TaskDefinitionSpec definition() {
        return TaskDefinitionSpec.builder()
                .containerDefinitions(List.of(ContainerDefinition.builder()
                        .name("app")
                        .image(IMAGE)
                        .cpu(CPU_UNITS)
                        .memory(MEMORY_MIB)
                        .build()))
                .build();
    }

    /** A Deployment's template must restart always; written without a controller it never does, as a task. */
    static PodSpec spec(String restartPolicy) {
        Quantity memory = new Quantity(MEMORY_MIB + "Mi");
        return new PodSpecBuilder()
                .withRestartPolicy(restartPolicy)
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(30L)
                .addNewContainer()
                .withName("app")
                .withImage(IMAGE)
                .withNewResources()
                .withRequests(Map.of("cpu", new Quantity(CPU_UNITS * 1000 / 1024 + "m"), "memory", memory))
                .withLimits(Map.of("memory", memory))
                .endResources()
                .endContainer()
                .build();
    }
}

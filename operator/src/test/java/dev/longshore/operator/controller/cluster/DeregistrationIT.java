package dev.longshore.operator.controller.cluster;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.DELETION_HELD;
import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ClusterStatus;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.ContainerInstanceStatus;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A container instance that people delete. */
class DeregistrationIT extends SandboxTest {
    @Test
    void itsNodeStaysOutUntilItIsAskedBack() {
        String node = ecs.nodes().bare("2", "4Gi");
        ecs.eventually(() -> assertThat(ecs.instance(node).get()).isNotNull());

        ecs.instance(node).delete();

        ecs.eventually(() -> {
            assertThat(ecs.instance(node).get()).isNull();
            assertThat(instances()).isZero();
        });
        assertThat(Sandbox.read(ecs.client().nodes().withName(node))
                        .getMetadata()
                        .getAnnotations())
                .containsEntry(Annotations.DEREGISTERED_FROM, ecs.name());
        // Looked at again, it is still left alone: a task finds no instance.
        ecs.nodes().edit(node, n -> n.getMetadata().getLabels().put("touched", "yes"));
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 1));
        ecs.eventually(() -> assertThat(ecs.status("web").unplaced()).hasSize(1));
        assertThat(ecs.instance(node).get()).isNull();

        ecs.nodes().edit(node, n -> n.getMetadata().getAnnotations().remove(Annotations.DEREGISTERED_FROM));

        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(1));
        ecs.eventually(() -> assertThat(instances()).isEqualTo(1));
    }

    @Test
    void itIsHeldWhileTasksRunUnlessItIsForced() {
        String node = ecs.nodes().simulated(1).getFirst();
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 1));
        ecs.awaitStable("web");
        Pod task = ecs.livePods("web").getFirst();
        String other = ecs.nodes().simulated(1).getFirst();

        ecs.instance(node).delete();

        ecs.eventually(() -> {
            ContainerInstanceStatus held =
                    Objects.requireNonNull(Sandbox.read(ecs.instance(node)).getStatus());
            assertThat(held.status()).isEqualTo("DEREGISTERING");
            assertThat(Conditions.find(held.conditions(), DELETION_HELD)
                            .orElseThrow()
                            .getMessage())
                    .startsWith("Found running tasks on the instance: task ")
                    .contains("ecs.longshore.dev/force=true");
        });
        assertThat(ecs.livePods("web"))
                .singleElement()
                .satisfies(pod -> assertThat(pod.getMetadata().getName())
                        .isEqualTo(task.getMetadata().getName()));

        Sandbox.edit(ecs.instance(node), DeregistrationIT::force);

        ecs.eventually(() -> {
            assertThat(ecs.instance(node).get()).isNull();
            assertThat(ecs.livePods("web"))
                    .singleElement()
                    .satisfies(pod -> assertThat(pod.getSpec().getNodeName()).isEqualTo(other));
        });
        assertThat(Sandbox.read(ecs.client().resource(task)).getMetadata().getAnnotations())
                .containsEntry(Annotations.STOPPED_REASON, "Container instance deregistration forced by user");
    }

    private static ContainerInstance force(ContainerInstance instance) {
        Map<String, String> annotations = new HashMap<>(
                Optional.ofNullable(instance.getMetadata().getAnnotations()).orElse(Map.of()));
        annotations.put(Annotations.FORCE, "true");
        instance.getMetadata().setAnnotations(annotations);
        return instance;
    }

    private Integer instances() {
        ClusterStatus status =
                Objects.requireNonNull(Sandbox.read(ecs.cluster()).getStatus());
        return Objects.requireNonNull(status.registeredContainerInstancesCount());
    }
}

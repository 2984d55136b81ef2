package dev.longshore.operator.controller.cluster;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.percents;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.task;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ContainerInstanceRequestedStatus;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.support.LivePods;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What leaves a DRAINING instance, and what scale-in protection holds. */
@Execution(ExecutionMode.CONCURRENT)
class DrainingIT extends SandboxTest {
    @Test
    void serviceTasksLeaveWithinThePercentsAndStandaloneOnesStay() {
        List<String> nodes = ecs.nodes().simulated(2);
        ecs.apply(taskDefinition("web", container("app")), web(4), task("job", "web", 2));
        ecs.awaitStable("web");
        ecs.eventually(() -> assertThat(ecs.pods()).hasSize(4 + 2));

        try (LivePods watched = LivePods.watch(ecs, "web")) {
            drain(nodes.get(0));

            ecs.eventually(() -> assertThat(ecs.livePods("web"))
                    .hasSize(4)
                    .allMatch(pod -> nodes.get(1).equals(node(pod))));
            assertThat(watched.most()).isEqualTo(4);
            assertThat(watched.least()).isBetween(2, 4);
        }
        assertThat(ecs.pods().stream()
                        .filter(pod -> pod.getMetadata().getName().startsWith("job-"))
                        .filter(Sandbox::live))
                .hasSize(2)
                .anyMatch(pod -> nodes.get(0).equals(node(pod)));
    }

    @Test
    void aCordonAndTheTaintsOfAutoscalersDrain() {
        List<String> nodes = ecs.nodes().simulated(3);
        ecs.apply(taskDefinition("web", container("app")), web(3));
        ecs.awaitStable("web");

        ecs.nodes().edit(nodes.get(0), node -> node.getSpec().setUnschedulable(true));
        ecs.nodes()
                .edit(
                        nodes.get(1),
                        node -> node.getSpec()
                                .getTaints()
                                .add(new Taint("NoSchedule", "karpenter.sh/disrupted", null, "")));

        ecs.eventually(() -> {
            assertThat(ecs.livePods("web"))
                    .hasSize(3)
                    .allMatch(pod -> nodes.get(2).equals(node(pod)));
            assertThat(Sandbox.read(ecs.instance(nodes.get(0))).getStatus().status())
                    .isEqualTo("DRAINING");
        });
    }

    @Test
    void protectionHoldsScaleInUntilItEnds() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("web", container("app")), web(3));
        ecs.awaitStable("web");
        List<Pod> pods = ecs.livePods("web").subList(0, 2);
        String later = Instant.now().plus(1, ChronoUnit.HOURS).toString();
        pods.forEach(pod -> protect(pod, later));
        replaceAnother(pods);

        ecs.service("web").scale(1);

        ecs.eventually(() -> assertThat(ecs.events("web"))
                .anyMatch(event -> event.endsWith(
                        "was unable to scale in. Reason: The number of protected tasks are more than the desired count"
                                + " of tasks.")));
        assertThat(ecs.livePods("web")).hasSize(2);
        Pod freed = pods.getLast();
        protect(freed, "2026-01-01T00:00:00Z");
        ecs.eventually(() -> assertThat(ecs.livePods("web"))
                .singleElement()
                .satisfies(pod -> assertThat(pod.getMetadata().getName())
                        .isEqualTo(pods.getFirst().getMetadata().getName())));
    }

    /** Once another task is replaced, the operator has seen what happened to pods before. */
    private void replaceAnother(List<Pod> pods) {
        Pod other = ecs.livePods("web").stream()
                .filter(pod -> pods.stream().noneMatch(isSame(pod)))
                .findFirst()
                .orElseThrow();
        ecs.client().resource(other).delete();
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(3).noneMatch(isSame(other)));
    }

    private static Predicate<Pod> isSame(Pod pod) {
        return other -> other.getMetadata().getName().equals(pod.getMetadata().getName());
    }

    @Test
    void evictionsKeepTheFloorToo() {
        ecs.apply(taskDefinition("web", container("app")), web(4));
        ecs.eventually(() -> assertThat(floor()).isEqualTo(2));

        ecs.service("web").scale(7);

        ecs.eventually(() -> assertThat(floor()).isEqualTo(4));
    }

    private int floor() {
        PodDisruptionBudget budget = Sandbox.read(ecs.client()
                .policy()
                .v1()
                .podDisruptionBudget()
                .inNamespace(ecs.name())
                .withName("ecs-web"));
        return budget.getSpec().getMinAvailable().getIntVal();
    }

    private void protect(Pod pod, String until) {
        Sandbox.edit(
                ecs.client()
                        .pods()
                        .inNamespace(ecs.name())
                        .withName(pod.getMetadata().getName()),
                current -> {
                    current.getMetadata().getAnnotations().put(Annotations.PROTECTED_UNTIL, until);
                    return current;
                });
    }

    private void drain(String node) {
        Sandbox.edit(ecs.instance(node), instance -> {
            instance.setSpec(instance.getSpec().toBuilder()
                    .status(ContainerInstanceRequestedStatus.DRAINING)
                    .build());
            return instance;
        });
    }

    private static String node(Pod pod) {
        return pod.getSpec().getNodeName();
    }

    /** Half may be missing, none may be too many: nothing waits until a replacement is healthy. */
    private static Service web(int desired) {
        return service(
                "web",
                ServiceSpec.builder()
                        .taskDefinition("web")
                        .desiredCount(desired)
                        .deploymentConfiguration(percents(50, 100))
                        .build());
    }
}

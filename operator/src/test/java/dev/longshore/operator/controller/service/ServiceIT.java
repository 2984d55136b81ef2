package dev.longshore.operator.controller.service;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.StoppedTask;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.ecs.v1alpha1.UnplacedTasks;
import dev.longshore.local.SimulatedNodes;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service's tasks: started, spread, scaled, replaced, with the ports that they ask for. */
class ServiceIT extends SandboxTest {
    @Test
    void startsItsTasksSpreadOverZonesAndIsStable() {
        List<String> nodes = ecs.nodes().simulated(3);
        ecs.apply(taskDefinition("web", container("app", port(80, 0))), service("web", "web", 6));

        Service service = ecs.awaitStable("web");

        assertThat(service.getStatus().runningCount()).isEqualTo(6);
        assertThat(service.getStatus().taskDefinition()).isEqualTo("web:1");
        assertThat(ecs.livePods("web"))
                .hasSize(6)
                .extracting(pod -> pod.getSpec().getNodeName())
                .containsExactlyInAnyOrderElementsOf(twice(nodes));
        assertThat(ecs.livePods("web"))
                .extracting(pod -> pod.getMetadata().getLabels().get(Labels.TASK_ID))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{32}"));
        ecs.eventually(() -> assertThat(ecs.events("web"))
                .anyMatch(event -> event.startsWith("(service web) has started 6 tasks: (task ")));
    }

    private static List<String> twice(List<String> nodes) {
        return nodes.stream().flatMap(node -> List.of(node, node).stream()).toList();
    }

    @Test
    void scalesUpAndDownByTheScaleSubresource() {
        ecs.nodes().simulated(2);
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 1));
        ecs.awaitStable("web");

        ecs.service("web").scale(5);
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(5));
        ecs.awaitStable("web");
        assertThat(ecs.service("web").scale().getStatus().getReplicas()).isEqualTo(5);

        ecs.service("web").scale(0);
        ecs.eventually(() -> assertThat(ecs.livePods("web")).isEmpty());
        assertThat(ecs.awaitStable("web").getStatus().runningCount()).isZero();
        ecs.eventually(() -> assertThat(ecs.events("web"))
                .anyMatch(event -> event.startsWith("(service web) has stopped 5 running tasks: (task ")));
    }

    @Test
    void whatScaleInStopsStaysAsItsRecord() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 2));
        ecs.awaitStable("web");

        ecs.service("web").scale(1);

        ecs.eventually(() -> assertThat(ecs.pods())
                .filteredOn(pod -> "Failed".equals(pod.getStatus().getPhase()))
                .singleElement()
                .satisfies(pod -> assertThat(pod.getMetadata().getAnnotations())
                        .containsEntry("ecs.longshore.dev/stop-code", "ServiceSchedulerInitiated")
                        .hasEntrySatisfying(
                                "ecs.longshore.dev/stopped-reason",
                                reason -> assertThat(reason).contains("Scaling activity initiated by"))));
        assertThat(ecs.livePods("web")).hasSize(1);
    }

    @Test
    void aDeletedPodIsReplacedAndRecorded() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 2));
        ecs.awaitStable("web");
        Pod deleted = ecs.livePods("web").getFirst();

        ecs.client().resource(deleted).delete();

        ecs.eventually(() -> {
            assertThat(ecs.livePods("web"))
                    .hasSize(2)
                    .extracting(pod -> pod.getMetadata().getName())
                    .doesNotContain(deleted.getMetadata().getName());
            StoppedTask stopped = ecs.status("web").stoppedTasks().getFirst();
            assertThat(stopped.taskId())
                    .isEqualTo(deleted.getMetadata().getLabels().get(Labels.TASK_ID));
            assertThat(stopped.stopCode()).isEqualTo(TaskStopCode.USER_INITIATED);
            assertThat(stopped.stoppedReason()).isEqualTo("Task stopped by user");
        });
    }

    @Test
    void aStaticHostPortGoesOnceToAnInstanceAndTheRestWaits() {
        List<String> nodes = ecs.nodes().simulated(2);
        ecs.apply(taskDefinition("web", container("app", port(80, 8080))), service("web", "web", 3));

        ecs.eventually(() -> {
            assertThat(ecs.livePods("web"))
                    .extracting(pod -> pod.getSpec().getNodeName())
                    .containsExactlyInAnyOrderElementsOf(nodes);
            assertThat(ecs.status("web").unplaced())
                    .containsExactly(UnplacedTasks.builder()
                            .count(1)
                            .reason("2 instances: 2 RESOURCE:PORTS")
                            .build());
            assertThat(Sandbox.condition(ecs.status("web").conditions(), ConditionTypes.PLACED))
                    .isEqualTo("False NoInstance");
            assertThat(ecs.events("web"))
                    .anyMatch(event -> event.matches("\\(service web\\) was unable to place a task because no"
                            + " container instance met all of its requirements\\. The closest matching"
                            + " container-instance \\S+ is already using a port required by your task\\. For more"
                            + " information, see the Troubleshooting section of the Amazon ECS Developer Guide\\."));
        });

        ecs.nodes().simulated(1);

        Service service = ecs.awaitStable("web");
        assertThat(service.getStatus().unplaced()).isEmpty();
        assertThat(ecs.livePods("web"))
                .extracting(pod -> pod.getSpec().getNodeName())
                .doesNotHaveDuplicates();
    }

    @Test
    void dynamicHostPortsDifferOnAnInstance() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("web", container("app", port(80, 0), port(81, 0))), service("web", "web", 4));

        ecs.awaitStable("web");

        assertThat(ecs.livePods("web"))
                .flatExtracting(pod -> pod.getSpec().getContainers().getFirst().getPorts())
                .extracting(port -> port.getHostPort())
                .hasSize(8)
                .doesNotHaveDuplicates()
                .allMatch(port -> port >= 32768 && port <= 60999);
    }

    @Test
    void twoServicesShareTheRoomOfTheirInstances() {
        ecs.nodes().simulated(SimulatedNodes.of(2).withCapacity("1", "1Gi", 110));
        ecs.apply(
                taskDefinition("web", container("app").toBuilder().cpu(256).build()),
                service("one", "web", 6),
                service("two", "web", 6));

        ecs.eventually(() -> {
            assertThat(ecs.pods()).filteredOn(Sandbox::live).hasSize(8);
            int unplaced = unplaced("one") + unplaced("two");
            assertThat(unplaced).isEqualTo(4);
        });
        ecs.service("one").scale(0);
        ecs.awaitStable("two");
        assertThat(ecs.livePods("two")).hasSize(6);
    }

    private int unplaced(String service) {
        return ecs.status(service).unplaced().stream()
                .mapToInt(UnplacedTasks::count)
                .sum();
    }
}

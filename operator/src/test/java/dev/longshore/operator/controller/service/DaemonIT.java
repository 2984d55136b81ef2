package dev.longshore.operator.controller.service;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ContainerInstanceRequestedStatus;
import dev.longshore.ecs.v1alpha1.PlacementConstraint;
import dev.longshore.ecs.v1alpha1.PlacementConstraintType;
import dev.longshore.ecs.v1alpha1.SchedulingStrategy;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A DAEMON service has one task on each instance that meets its constraints. */
@Execution(ExecutionMode.CONCURRENT)
class DaemonIT extends SandboxTest {
    @Test
    void oneTaskRunsOnEachInstanceAsTheyComeDrainAndAreCordoned() {
        List<String> nodes = ecs.nodes().simulated(2);
        ecs.apply(taskDefinition("agent", container("app")), daemon("agent", List.of()));
        awaitOn(nodes.get(0), nodes.get(1));
        ecs.eventually(() -> {
            assertThat(ecs.status("agent").desiredCount()).isEqualTo(2);
            assertThat(ecs.status("agent").runningCount()).isEqualTo(2);
        });

        String third = ecs.nodes().simulated(1).getFirst();
        awaitOn(nodes.get(0), nodes.get(1), third);

        Sandbox.edit(ecs.instance(nodes.get(0)), instance -> {
            instance.setSpec(instance.getSpec().toBuilder()
                    .status(ContainerInstanceRequestedStatus.DRAINING)
                    .build());
            return instance;
        });
        awaitOn(nodes.get(1), third);
        ecs.nodes().edit(third, node -> node.getSpec().setUnschedulable(true));
        awaitOn(nodes.get(1));
        ecs.nodes().edit(third, node -> node.getSpec().setUnschedulable(false));
        awaitOn(nodes.get(1), third);
    }

    @Test
    void aNewRevisionReplacesEachAndConstraintsChoose() {
        List<String> nodes = ecs.nodes().simulated(3);
        ecs.nodes()
                .edit(
                        nodes.get(2),
                        node -> node.getMetadata().getLabels().put(Labels.ATTRIBUTE_PREFIX + "stack", "prod"));
        PlacementConstraint other = PlacementConstraint.builder()
                .type(PlacementConstraintType.MEMBER_OF)
                .expression("attribute:stack !exists")
                .build();
        ecs.apply(taskDefinition("agent", container("app")), daemon("agent", List.of(other)));
        awaitOn(nodes.get(0), nodes.get(1));

        Sandbox.edit(ecs.taskDefinition("agent"), definition -> {
            definition.setSpec(taskDefinition(
                            "agent", container("app").toBuilder().image("app:2").build())
                    .getSpec());
            return definition;
        });

        ecs.eventually(() -> assertThat(ecs.livePods("agent"))
                .hasSize(2)
                .allMatch(pod -> "2".equals(pod.getMetadata().getLabels().get(Labels.REVISION))));
        awaitOn(nodes.get(0), nodes.get(1));
    }

    /** The new instance has room for one task: whoever waits for room, the DAEMON's comes first. */
    @Test
    void itsTaskComesFirstOnANewInstance() {
        String first = ecs.nodes().bare("300m", "4Gi");
        ecs.apply(taskDefinition("agent", container("app")), daemon("agent", List.of()));
        awaitOn(first);
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 3));
        ecs.eventually(() -> assertThat(ecs.status("web").unplaced()).isNotEmpty());
        assertThat(ecs.livePods("web")).hasSize(1);

        String second = ecs.nodes().bare("200m", "4Gi");

        awaitOn(first, second);
        assertThat(ecs.livePods("web")).hasSize(1);
    }

    private void awaitOn(String... nodes) {
        ecs.eventually(() ->
                assertThat(ecs.livePods("agent").stream().map(DaemonIT::node)).containsExactlyInAnyOrder(nodes));
    }

    private static String node(Pod pod) {
        return pod.getSpec().getNodeName();
    }

    private static Service daemon(String name, List<PlacementConstraint> constraints) {
        return service(
                name,
                ServiceSpec.builder()
                        .taskDefinition(name)
                        .schedulingStrategy(SchedulingStrategy.DAEMON)
                        .placementConstraints(constraints)
                        .build());
    }
}

package dev.longshore.operator.controller;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.PLACED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;
import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ClusterStatus;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.PlacementConstraint;
import dev.longshore.ecs.v1alpha1.PlacementConstraintType;
import dev.longshore.ecs.v1alpha1.PlacementStrategy;
import dev.longshore.ecs.v1alpha1.PlacementStrategyType;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.local.SimulatedNodes;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.node.AgentSettings;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A service's own placement rules, from its manifest to the nodes of its pods. */
class PlacementIT extends SandboxTest {
    @Test
    void anInstanceTakesAsManyAwsvpcTasksAsItsTypeHasInterfaces() {
        ecs.nodes().simulated(SimulatedNodes.of(1).withInstanceType("c5.large"));
        ecs.apply(
                taskDefinition(
                        "web",
                        TaskDefinitionSpec.builder()
                                .networkMode(NetworkMode.AWSVPC)
                                .containerDefinitions(List.of(container("app")))
                                .build()),
                service("web", "web", 3));

        ecs.eventually(() -> assertThat(ecs.status("web").runningCount()).isEqualTo(2));
        ecs.eventually(() -> assertThat(message("web", PLACED)).contains("RESOURCE:ENI"));
        assertThat(ecs.livePods("web")).hasSize(2);
    }

    @Test
    void distinctInstanceKeepsTheTasksApart() {
        ecs.nodes().simulated(2);
        ecs.apply(
                taskDefinition("web", container("app")),
                placed(3, List.of(constraint(PlacementConstraintType.DISTINCT_INSTANCE, null)), List.of()));

        ecs.eventually(() -> assertThat(message("web", PLACED)).contains("distinctInstance"));
        ecs.eventually(() -> assertThat(nodesOf("web")).hasSize(2).doesNotHaveDuplicates());

        ecs.nodes().simulated(1);
        ecs.eventually(() -> assertThat(nodesOf("web")).hasSize(3).doesNotHaveDuplicates());
    }

    @Test
    void memberOfSelectsByAttributeAndWaitsUntilAnInstanceHasIt() {
        List<String> nodes = ecs.nodes().simulated(3);
        // One task fills an instance, or both would go to the first that gets the attribute.
        ecs.apply(
                taskDefinition("web", container("app").toBuilder().cpu(3072).build()),
                placed(
                        2,
                        List.of(constraint(
                                PlacementConstraintType.MEMBER_OF,
                                "attribute:stack == prod and attribute:ecs.availability-zone in [zone-a, zone-c]")),
                        List.of()));
        ecs.eventually(() -> assertThat(message("web", PLACED)).contains("MemberOf"));
        assertThat(nodesOf("web")).isEmpty();

        for (String node : nodes) {
            ecs.nodes().edit(node, n -> n.getMetadata().getLabels().put(Labels.ATTRIBUTE_PREFIX + "stack", "prod"));
        }
        ecs.eventually(() -> assertThat(nodesOf("web")).containsExactlyInAnyOrder(nodes.get(0), nodes.get(2)));
    }

    @Test
    void binpackFillsOneInstanceAndTheClusterShowsWhatIsTaken() {
        ecs.nodes().simulated(3);
        ecs.apply(
                taskDefinition(
                        "web",
                        container("app").toBuilder().cpu(1024).memory(1024).build()),
                placed(
                        4,
                        List.of(),
                        List.of(PlacementStrategy.builder()
                                .type(PlacementStrategyType.BINPACK)
                                .field("memory")
                                .build())));

        ecs.awaitStable("web");
        assertThat(nodesOf("web")).hasSize(4).containsOnly(nodesOf("web").getFirst());
        ecs.eventually(() -> {
            ClusterStatus status =
                    Objects.requireNonNull(Sandbox.read(ecs.cluster()).getStatus());
            assertThat(status.cpuReservation()).isEqualTo(33);
            assertThat(status.memoryReservation()).isEqualTo(8);
        });
    }

    @Test
    void anExpressionThatIsNoneIsNamedWithItsColumn() {
        ecs.nodes().simulated(1);
        ecs.apply(
                taskDefinition("web", container("app")),
                placed(1, List.of(constraint(PlacementConstraintType.MEMBER_OF, "attribute:stack = prod")), List.of()));

        ecs.eventually(() -> assertThat(message("web", VALID))
                .contains("spec.placementConstraints[0].expression")
                .contains("column 17"));
        assertThat(ecs.pods()).isEmpty();
    }

    @Test
    void aNodeMayReserveMemoryAndPorts() {
        String node = ecs.nodes().simulated(1).getFirst();
        ecs.nodes()
                .edit(
                        node,
                        n -> n.getMetadata()
                                .getAnnotations()
                                .putAll(Map.of(
                                        AgentSettings.RESERVED_MEMORY, "16320", AgentSettings.RESERVED_PORTS, "8080")));
        ecs.eventually(() -> assertThat(
                        Sandbox.read(ecs.instance(node)).getStatus().registeredResources())
                .anySatisfy(resource -> {
                    assertThat(resource.name()).isEqualTo("MEMORY");
                    assertThat(resource.integerValue()).isEqualTo(64);
                })
                .anySatisfy(resource -> {
                    assertThat(resource.name()).isEqualTo("PORTS");
                    assertThat(resource.stringSetValue()).containsExactly("8080");
                }));
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 2));

        ecs.eventually(() -> assertThat(message("web", PLACED)).contains("insufficient memory"));
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(1));
    }

    private static Service placed(int count, List<PlacementConstraint> constraints, List<PlacementStrategy> strategy) {
        return service(
                "web",
                ServiceSpec.builder()
                        .taskDefinition("web")
                        .desiredCount(count)
                        .placementConstraints(constraints)
                        .placementStrategy(strategy)
                        .build());
    }

    private static PlacementConstraint constraint(PlacementConstraintType type, @Nullable String expression) {
        return PlacementConstraint.builder().type(type).expression(expression).build();
    }

    private List<String> nodesOf(String service) {
        return ecs.livePods(service).stream()
                .map(pod -> pod.getSpec().getNodeName())
                .toList();
    }

    private String message(String service, String type) {
        return Conditions.find(ecs.status(service).conditions(), type)
                .orElseThrow()
                .getMessage();
    }
}

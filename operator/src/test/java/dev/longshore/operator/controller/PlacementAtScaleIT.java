package dev.longshore.operator.controller;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.PLACED;
import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.percents;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.PlacementStrategy;
import dev.longshore.ecs.v1alpha1.PlacementStrategyType;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.local.SimulatedNodes;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A batch over 500 instances: where it goes, what does not find room and why, and what scale-in leaves. */
@LocalKubernetes(simulation = true, nodeLifecycle = false, own = "scale")
class PlacementAtScaleIT extends SandboxTest {
    private static final int TASKS_OF_AN_INSTANCE = 2;

    @Test
    void aBatchIsPackedByZoneExplainedAndScaledInByTheSameStrategy() {
        List<String> nodes = ecs.nodes().simulated(SimulatedNodes.of(500).withCapacity("2", "16Gi", 110));
        Map<String, String> zones = nodes.stream()
                .collect(Collectors.toMap(node -> node, node -> "zone-" + "abc".charAt(nodes.indexOf(node) % 3)));
        ecs.apply(
                taskDefinition(
                        "web",
                        container("app").toBuilder().cpu(1024).memory(1024).build()),
                packed(300));
        ecs.awaitStable("web");
        assertThat(zonesOf(zones)).isEqualTo(Map.of("zone-a", 100L, "zone-b", 100L, "zone-c", 100L));
        assertThat(instancesOf()).hasSize(300 / TASKS_OF_AN_INSTANCE);

        ecs.apply(
                taskDefinition(
                        "big", container("app").toBuilder().cpu(4096).memory(64).build()),
                service("big", "big", 1));
        ecs.eventually(() -> assertThat(Conditions.find(ecs.status("big").conditions(), PLACED)
                        .orElseThrow()
                        .getMessage())
                .contains("has insufficient CPU units available")
                .contains("500 instances: 500 RESOURCE:CPU"));

        ecs.service("web").scale(150);
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(150));
        assertThat(zonesOf(zones)).isEqualTo(Map.of("zone-a", 50L, "zone-b", 50L, "zone-c", 50L));
        assertThat(instancesOf()).hasSize(150 / TASKS_OF_AN_INSTANCE);
    }

    private static Service packed(int count) {
        return service(
                "web",
                ServiceSpec.builder()
                        .taskDefinition("web")
                        .desiredCount(count)
                        // Which tasks are healthy by then decides nothing about which to stop.
                        .deploymentConfiguration(percents(0, 200))
                        .placementStrategy(List.of(
                                strategy(PlacementStrategyType.SPREAD, "attribute:ecs.availability-zone"),
                                strategy(PlacementStrategyType.BINPACK, "memory")))
                        .build());
    }

    private static PlacementStrategy strategy(PlacementStrategyType type, String field) {
        return PlacementStrategy.builder().type(type).field(field).build();
    }

    private Map<String, Long> zonesOf(Map<String, String> zones) {
        return ecs.livePods("web").stream()
                .collect(Collectors.groupingBy(
                        pod -> zones.getOrDefault(pod.getSpec().getNodeName(), ""), Collectors.counting()));
    }

    private List<String> instancesOf() {
        return ecs.livePods("web").stream()
                .map(Pod::getSpec)
                .map(spec -> spec.getNodeName())
                .distinct()
                .toList();
    }
}

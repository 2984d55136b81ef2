package dev.longshore.operator.controller.capacity;

import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.task;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.ManagedScaling;
import dev.longshore.ecs.v1alpha1.ManagedScalingStatus;
import dev.longshore.ecs.v1alpha1.PlacementConstraint;
import dev.longshore.ecs.v1alpha1.PlacementConstraintType;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.engine.capacity.Provisioning;
import dev.longshore.local.group.NodeGroups;
import dev.longshore.operator.cli.CommandRun;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Ecs;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import dev.longshore.operator.support.ScaleDenial;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups of simulated nodes grow when tasks wait and shrink when nodes are empty; two tasks fit a node. */
class CapacityProviderIT extends SandboxTest {
    private static final int HALF_A_NODE = 2048;

    private NodeGroups served;
    private Groups groups;

    @BeforeEach
    void serve() {
        served = NodeGroups.serve(local);
        groups = new Groups(ecs);
    }

    @AfterEach
    void end() {
        groups.close();
        served.close();
    }

    @Test
    void tasksWaitInProvisioningUntilTheGroupHasGrownAndItGoesWithThem() {
        groups.group(true, 0);
        groups.provide(groups.upTo(5).build());
        ecs.apply(large("web"), service("web", "web", 3));

        ecs.awaitStable("web");
        assertThat(groups.nodes()).hasSize(2);
        ecs.eventually(() -> assertThat(groups.events())
                .anyMatch(event -> event.contains("changing the desired capacity from 0 to 2.")));
        assertThat(pods("web")).allMatch(provider -> provider.equals(ecs.name()));
        ecs.eventually(() -> {
            assertThat(groups.status().instances()).isEqualTo(2);
            assertThat(groups.status().neededInstances()).isEqualTo(2);
            assertThat(groups.status().capacityProviderReservation()).isEqualTo(100);
            assertThat(groups.status().waitingTasks()).isZero();
        });

        ecs.service("web").scale(5);
        ecs.awaitStable("web");
        assertThat(groups.nodes()).hasSize(3);

        ecs.service("web").scale(0);
        ecs.eventually(() -> {
            assertThat(groups.replicas()).isZero();
            assertThat(groups.nodes()).isEmpty();
            assertThat(groups.status().desiredInstances()).isZero();
        });
        ecs.eventually(() -> assertThat(groups.events())
                .anyMatch(event -> event.contains("changing the desired capacity from 3 to 2."))
                .anyMatch(event -> event.startsWith("Terminating container instance: " + ecs.name())));
    }

    @Test
    void onlyEmptyInstancesGoAndTheMarkedOnesOfThem() {
        groups.group(true, 3);
        groups.provide(groups.upTo(5).build());
        // One on each node, so that emptiness is nobody's choice but ours.
        ecs.apply(large("web"), spread("web", 3));
        ecs.awaitStable("web");
        List<String> before = nodeNames();
        assertThat(before).hasSize(3);

        ecs.service("web").scale(1);
        ecs.eventually(() -> assertThat(groups.nodes()).hasSize(1));

        assertThat(ecs.livePods("web"))
                .singleElement()
                .satisfies(pod -> assertThat(pod.getSpec().getNodeName())
                        .isEqualTo(nodeNames().getFirst()));
        ecs.eventually(() -> assertThat(groups.status().desiredInstances()).isEqualTo(1));
    }

    @Test
    void atTheMaximumTasksGoOnWaiting() {
        groups.group(true, 0);
        groups.provide(groups.upTo(1).build());
        ecs.apply(large("web"), service("web", "web", 3));

        ecs.eventually(() -> {
            assertThat(ecs.status("web").runningCount()).isEqualTo(2);
            assertThat(ecs.status("web").pendingCount()).isEqualTo(1);
            assertThat(Sandbox.condition(groups.status().conditions(), "ScalingLimited"))
                    .isEqualTo("True AtMaximum");
            assertThat(groups.events())
                    .anyMatch(
                            event -> event.startsWith(
                                    "could not scale out: the desired capacity is at the maximum size 1, 1 tasks go on waiting"));
        });
        assertThat(groups.nodes()).hasSize(1);

        CommandRun shown = CommandRun.of(
                "scaling",
                "provider/" + ecs.name(),
                "--kubeconfig",
                local.kubeconfigFile().toString());
        assertThat(shown.out())
                .as(shown.err())
                .contains("its group is to have 1, within 0 to 1 (managed scaling, mode FAST, target 100 %)")
                .contains("CapacityProviderReservation: 200 % = M / N, M (needed) = 2, N (there) = 1")
                .containsPattern("service " + ecs.name() + "/web +1 +.*CPU");

        // No more than 500 tasks of a Cluster wait.
        ecs.service("web").scale(510);
        ecs.eventually(() -> {
            assertThat(ecs.status("web").pendingCount()).isEqualTo(Provisioning.LIMIT);
            assertThat(ecs.events("web"))
                    .contains("(service web) was unable to place a task. Reason: " + Provisioning.LIMIT_EXCEEDED);
        });
    }

    @Test
    void tasksThatNoNewInstanceWouldTakeAskForNoneAndSayWhy() {
        groups.group(true, 1);
        groups.provide(groups.upTo(5).build());
        ecs.apply(
                taskDefinition("web", Ecs.container("app")),
                service(
                        "web",
                        ServiceSpec.builder()
                                .taskDefinition("web")
                                .desiredCount(3)
                                .placementConstraints(List.of(PlacementConstraint.builder()
                                        .type(PlacementConstraintType.MEMBER_OF)
                                        .expression("attribute:stack == blue")
                                        .build()))
                                .build()));
        String why = "it is not selected by memberOf \"attribute:stack == blue\"";
        ecs.eventually(() -> {
            assertThat(Sandbox.condition(groups.status().conditions(), "ScalingLimited"))
                    .isEqualTo("True TasksFitNoNewInstance");
            assertThat(groups.status().lastDecision()).contains("tasks wait that fit no instance of this provider");
            assertThat(ecs.events("web"))
                    .anyMatch(event -> event.contains("a new instance of capacity provider " + ecs.name()
                            + " would not take it either, and none is asked for: " + why));
        });
        CommandRun said = CommandRun.of(
                "why",
                "service/web",
                "--namespace",
                ecs.name(),
                "--kubeconfig",
                local.kubeconfigFile().toString());
        assertThat(said.out()).as(said.err()).contains("would not take it either, so none is asked for: " + why);
        assertThat(groups.replicas()).isEqualTo(1);

        // A task that is merely without room brings an instance.
        ecs.apply(large("more"), service("more", "more", 3));
        ecs.eventually(() -> assertThat(groups.nodes()).hasSize(2));
        ecs.awaitStable("more");
    }

    @Test
    void runTaskWaitsForAProviderThatScalesAndFailsAtOnceForOneThatDoesNot() {
        groups.group(true, 0);
        groups.provide(groups.upTo(2)
                .managedScaling(ManagedScaling.builder()
                        .status(ManagedScalingStatus.DISABLED)
                        .build())
                .build());
        ecs.apply(large("job"), task("fails", "job", 1));
        ecs.eventually(() -> assertThat(Sandbox.read(run("fails")).getStatus().failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason())
                        .isEqualTo("No Container Instances were found in your capacity provider.")));

        Sandbox.edit(groups.provider(), provider -> {
            provider.setSpec(provider.getSpec().toBuilder()
                    .autoScalingGroupProvider(groups.upTo(2).build())
                    .build());
            return provider;
        });
        ecs.eventually(() -> assertThat(Sandbox.condition(groups.status().conditions(), "ScalingActive"))
                .startsWith("True"));
        ecs.apply(task("waits", "job", 1));
        ecs.eventually(() -> assertThat(Sandbox.read(run("waits")).getStatus().runningCount())
                .isEqualTo(1));
        assertThat(Sandbox.read(run("waits")).getStatus().failures()).isEmpty();
    }

    @Test
    void aGroupThatRefusesOrVanishedIsNamedAndNothingShrinks() {
        groups.group(true, 2);
        groups.provide(groups.upTo(5).build());
        ecs.apply(large("web"), spread("web", 2));
        ecs.awaitStable("web");

        try (ScaleDenial denial = ScaleDenial.of(ecs, "local.longshore.dev", "nodegroups", "name")) {
            ecs.eventually(() -> assertThatThrownBy(() -> scaled(2)).hasMessageContaining(ScaleDenial.MESSAGE));
            ecs.service("web").scale(5);
            ecs.eventually(() -> assertThat(Sandbox.condition(groups.status().conditions(), "ScalingActive"))
                    .isEqualTo("False ScaleTargetUnusable"));
            ecs.eventually(() -> assertThat(groups.events()).anyMatch(event -> event.contains(ScaleDenial.MESSAGE)));
            assertThat(groups.replicas()).isEqualTo(2);
            ecs.service("web").scale(2);
            ecs.awaitStable("web");
            assertThat(denial).isNotNull();
        }
        ecs.eventually(() -> assertThat(Sandbox.condition(groups.status().conditions(), "ScalingActive"))
                .isEqualTo("True ScaleTargetUsable"));

        ecs.client()
                .genericKubernetesResources(NodeGroups.KIND)
                .withName(ecs.name())
                .delete();

        ecs.eventually(() -> assertThat(Sandbox.condition(groups.status().conditions(), "ScalingActive"))
                .isEqualTo("False ScaleTargetUnusable"));
        ecs.eventually(() -> assertThat(groups.events())
                .anyMatch(event -> event.contains("NodeGroup " + ecs.name() + " does not exist")));
        assertThat(groups.nodes()).hasSize(2);
        assertThat(ecs.livePods("web")).hasSize(2);
        assertThat(groups.status().desiredInstances()).isEqualTo(2);
    }

    @Test
    void aStrategySharesTasksByBaseAndWeightAndKeepsTheRatioAtScaleIn() {
        List<String> a = labelled("a");
        List<String> b = labelled("b");
        ecs.configure(cluster -> cluster.capacityProviders(List.of("a", "b")));
        ecs.apply(
                taskDefinition("web", Ecs.container("app")),
                service(
                        "web",
                        ServiceSpec.builder()
                                .taskDefinition("web")
                                .desiredCount(6)
                                .capacityProviderStrategy(List.of(Groups.item("a", 1, 1), Groups.item("b", 0, 4)))
                                .build()));
        ecs.awaitStable("web");
        assertThat(shares("web")).isEqualTo(Map.of("a", 2L, "b", 4L));
        assertThat(ecs.livePods("web"))
                .filteredOn(pod -> "a".equals(pod.getMetadata().getLabels().get(Labels.CAPACITY_PROVIDER)))
                .allMatch(pod -> a.contains(pod.getSpec().getNodeName()));
        ecs.eventually(() -> assertThat(
                        Sandbox.read(ecs.instance(b.getFirst())).getStatus().capacityProviderName())
                .isEqualTo("b"));

        ecs.service("web").scale(1);
        ecs.awaitStable("web");
        ecs.eventually(() -> assertThat(shares("web")).isEqualTo(Map.of("a", 1L)));

        ecs.service("web").scale(11);
        ecs.awaitStable("web");
        assertThat(shares("web")).isEqualTo(Map.of("a", 3L, "b", 8L));
    }

    @Test
    void aStrategyOfAStrangerIsRefusedInEcsWords() {
        ecs.apply(
                taskDefinition("web", Ecs.container("app")),
                service(
                        "web",
                        ServiceSpec.builder()
                                .taskDefinition("web")
                                .capacityProviderStrategy(List.of(Groups.item("stranger", 0, 1)))
                                .build()));
        ecs.eventually(() -> assertThat(ecs.status("web").conditions())
                .anyMatch(condition -> condition
                        .getMessage()
                        .contains("The specified capacity provider strategy cannot contain a capacity provider that is"
                                + " not associated with the cluster.")));
        assertThat(ecs.pods()).isEmpty();
    }

    private void scaled(int nodes) {
        ecs.client()
                .genericKubernetesResources(NodeGroups.KIND)
                .withName(ecs.name())
                .scale(nodes);
    }

    private List<String> labelled(String provider) {
        List<String> nodes = ecs.nodes().simulated(1);
        ecs.nodes()
                .edit(nodes.getFirst(), node -> node.getMetadata().getLabels().put(Labels.CAPACITY_PROVIDER, provider));
        return nodes;
    }

    private Map<String, Long> shares(String service) {
        return pods(service).stream().collect(Collectors.groupingBy(provider -> provider, Collectors.counting()));
    }

    private List<String> pods(String service) {
        return ecs.livePods(service).stream()
                .map(pod -> pod.getMetadata().getLabels().getOrDefault(Labels.CAPACITY_PROVIDER, ""))
                .toList();
    }

    private List<String> nodeNames() {
        return groups.nodes().stream().map(node -> node.getMetadata().getName()).toList();
    }

    private Resource<Task> run(String name) {
        return ecs.client().resources(Task.class).inNamespace(ecs.name()).withName(name);
    }

    private static TaskDefinition large(String family) {
        return taskDefinition(
                family,
                ContainerDefinition.builder()
                        .name("app")
                        .image("app:1")
                        .cpu(HALF_A_NODE)
                        .memory(64)
                        .build());
    }

    private static dev.longshore.ecs.v1alpha1.Service spread(String name, int count) {
        return service(
                name,
                ServiceSpec.builder()
                        .taskDefinition(name)
                        .desiredCount(count)
                        .placementStrategy(List.of(dev.longshore.ecs.v1alpha1.PlacementStrategy.builder()
                                .type(dev.longshore.ecs.v1alpha1.PlacementStrategyType.SPREAD)
                                .field("instanceId")
                                .build()))
                        .build());
    }
}

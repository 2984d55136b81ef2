package dev.longshore.operator.controller.capacity;

import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.task;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AwsVpcConfiguration;
import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.LaunchType;
import dev.longshore.ecs.v1alpha1.NetworkConfiguration;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.local.SimulatedNodes;
import dev.longshore.operator.cli.CommandRun;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Ecs;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Fargate: a pool of nodes beside the container instances, on demand and spot. */
class FargateIT extends SandboxTest {
    private static final NetworkConfiguration SUBNETS = NetworkConfiguration.builder()
            .awsvpcConfiguration(
                    AwsVpcConfiguration.builder().subnets(List.of("subnet-1")).build())
            .build();

    @Test
    void oneClusterHasInstancesAndFargateAndEachTaskIsWhereItAsksToBe() {
        List<String> instances = ecs.nodes().simulated(1);
        List<String> pool = pool(3, Map.of());
        ecs.apply(
                small("web"),
                taskDefinition("plain", Ecs.container("app")),
                service(
                        "web",
                        ServiceSpec.builder()
                                .taskDefinition("web")
                                .desiredCount(6)
                                .launchType(LaunchType.FARGATE)
                                .networkConfiguration(SUBNETS)
                                .build()),
                service("plain", "plain", 3));

        ecs.awaitStable("web");
        ecs.awaitStable("plain");
        assertThat(nodes(ecs.livePods("plain"))).containsOnlyKeys(instances.getFirst());
        // A zone each: Fargate spreads over them.
        assertThat(nodes(ecs.livePods("web"))).containsOnlyKeys(pool).containsValues(2L);
        assertThat(ecs.livePods("web"))
                .allMatch(pod -> "FARGATE".equals(pod.getMetadata().getLabels().get(Labels.CAPACITY_PROVIDER)));
        assertThat(Sandbox.read(ecs.cluster()).getStatus().registeredContainerInstancesCount())
                .isEqualTo(1);
        assertThat(ecs.instance(pool.getFirst()).get()).isNull();
        CommandRun why = CommandRun.of(
                "why",
                "node/" + pool.getFirst(),
                "--kubeconfig",
                local.kubeconfigFile().toString());
        assertThat(why.out())
                .as(why.err())
                .contains(" runs Fargate tasks of Cluster " + ecs.name() + ", and is no container instance.")
                .contains("tasks run on it as those of FARGATE.");
    }

    @Test
    void withoutAPoolCapacityIsUnavailableAndADefinitionThatDoesNotFitIsRefused() {
        ecs.nodes().simulated(1);
        ecs.apply(small("job"), taskDefinition("plain", Ecs.container("app")));
        ecs.apply(onFargate("job"), onFargate("plain"));
        ecs.eventually(() -> assertThat(read("job").getStatus().failures())
                .singleElement()
                .satisfies(
                        failure -> assertThat(failure.reason()).startsWith("Capacity is unavailable at this time.")));
        ecs.eventually(() -> assertThat(read("plain").getStatus().conditions())
                .anyMatch(condition ->
                        condition.getMessage().contains("Task definition does not support launch_type FARGATE.")));
    }

    @Test
    void aSpotTaskIsInterruptedAndReplacedWhereSpotCapacityIs() {
        Map<String, String> spot = Map.of("karpenter.sh/capacity-type", "spot");
        List<String> pool = pool(1, spot);
        pool(1, Map.of());
        ecs.apply(
                small("web"),
                service(
                        "web",
                        ServiceSpec.builder()
                                .taskDefinition("web")
                                .desiredCount(2)
                                .capacityProviderStrategy(List.of(Groups.item("fargate-spot", 0, 1)))
                                .networkConfiguration(SUBNETS)
                                .build()));
        ecs.apply(task(
                "job",
                TaskSpec.builder()
                        .taskDefinition("web")
                        .capacityProviderStrategy(List.of(Groups.item("FARGATE_SPOT", 0, 1)))
                        .networkConfiguration(SUBNETS)
                        .build()));
        ecs.awaitStable("web");
        ecs.eventually(() -> assertThat(read("job").getStatus().runningCount()).isEqualTo(1));
        assertThat(nodes(ecs.livePods("web"))).containsOnlyKeys(pool.getFirst());

        List<String> second = pool(1, spot);
        ecs.nodes()
                .edit(
                        pool.getFirst(),
                        node -> node.getMetadata().getAnnotations().put(Annotations.SPOT_INTERRUPTION, "true"));

        ecs.eventually(() -> assertThat(nodes(ecs.livePods("web"))).isEqualTo(Map.of(second.getFirst(), 2L)));
        ecs.eventually(() -> assertThat(read("job").getStatus().tasks())
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.stopCode()).isEqualTo(TaskStopCode.SPOT_INTERRUPTION);
                    assertThat(state.stoppedReason()).isEqualTo("Your Spot Task was interrupted.");
                }));
    }

    /** Nodes that the Cluster selects for Fargate. */
    private List<String> pool(int count, Map<String, String> labels) {
        String pool = ecs.name();
        ecs.configure(cluster -> cluster.fargateSelector(
                new LabelSelectorBuilder().addToMatchLabels("pool", pool).build()));
        return ecs.nodes()
                .simulated(SimulatedNodes.of(count)
                        .withLabels(
                                labels.isEmpty()
                                        ? Map.of("pool", pool)
                                        : Map.of(
                                                "pool",
                                                pool,
                                                labels.keySet().iterator().next(),
                                                "spot")));
    }

    private static Map<String, Long> nodes(List<Pod> pods) {
        return pods.stream().collect(Collectors.groupingBy(pod -> pod.getSpec().getNodeName(), Collectors.counting()));
    }

    private Task read(String run) {
        return Sandbox.read(
                ecs.client().resources(Task.class).inNamespace(ecs.name()).withName(run));
    }

    private static Task onFargate(String family) {
        return task(
                family,
                TaskSpec.builder()
                        .taskDefinition(family)
                        .launchType(LaunchType.FARGATE)
                        .networkConfiguration(SUBNETS)
                        .build());
    }

    /** A quarter of a vCPU and half a GiB. */
    private static TaskDefinition small(String family) {
        return taskDefinition(
                family,
                TaskDefinitionSpec.builder()
                        .networkMode(NetworkMode.AWSVPC)
                        .cpu(new IntOrString("256"))
                        .memory(new IntOrString("512"))
                        .containerDefinitions(List.of(ContainerDefinition.builder()
                                .name("app")
                                .image("app:1")
                                .build()))
                        .build());
    }
}

package dev.longshore.operator.controller.cluster;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ContainerInstanceRequestedStatus;
import dev.longshore.ecs.v1alpha1.ContainerInstanceStatus;
import dev.longshore.ecs.v1alpha1.Resource;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.local.SimulatedNodes;
import dev.longshore.operator.node.AgentSettings;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an instance has, what is left of it, and whether it gets tasks. */
class ContainerInstanceIT extends SandboxTest {
    @Test
    void showsWhatIsRegisteredAndRemainsAsEcsDoes() {
        String node = ecs.nodes()
                .simulated(SimulatedNodes.of(1).withCapacity("2", "4Gi", 110))
                .getFirst();
        ecs.apply(
                taskDefinition(
                        "web",
                        container("app", port(80, 8080), port(81, 0)).toBuilder()
                                .cpu(512)
                                .memory(256)
                                .build()),
                service("web", "web", 1));
        ecs.awaitStable("web");

        ecs.eventually(() -> {
            ContainerInstanceStatus status = status(node);
            assertThat(status.runningTasksCount()).isEqualTo(1);
            assertThat(integer(status.registeredResources(), "CPU")).isEqualTo(2048);
            assertThat(integer(status.registeredResources(), "MEMORY")).isEqualTo(4096);
            assertThat(integer(status.remainingResources(), "CPU")).isEqualTo(1536);
            assertThat(integer(status.remainingResources(), "MEMORY")).isEqualTo(3840);
            assertThat(resource(status.registeredResources(), "PORTS").stringSetValue())
                    .containsExactlyInAnyOrder("22", "2375", "2376", "51678", "51679");
            assertThat(resource(status.remainingResources(), "PORTS").stringSetValue())
                    .containsExactlyInAnyOrder("22", "2375", "2376", "51678", "51679", "8080");
        });
    }

    @Test
    void foreignPodsReduceWhatRemains() {
        String node = ecs.nodes()
                .simulated(SimulatedNodes.of(1).withCapacity("1", "4Gi", 110))
                .getFirst();
        Pod foreign = ecs.client()
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("foreign")
                        .withNamespace(ecs.name())
                        .endMetadata()
                        .withNewSpec()
                        .withNodeName(node)
                        .addNewContainer()
                        .withName("app")
                        .withImage("app")
                        .withNewResources()
                        .withRequests(Map.of("cpu", new Quantity("750m")))
                        .endResources()
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        ecs.eventually(() ->
                assertThat(integer(status(node).remainingResources(), "CPU")).isEqualTo(256));
        ecs.apply(taskDefinition("web", container("app").toBuilder().cpu(256).build()), service("web", "web", 2));
        ecs.eventually(() -> assertThat(ecs.status("web").unplaced())
                .singleElement()
                .satisfies(unplaced -> assertThat(unplaced.reason()).isEqualTo("1 instance: 1 RESOURCE:CPU")));
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(1));

        ecs.client().resource(foreign).delete();

        ecs.awaitStable("web");
    }

    @Test
    void aDaemonSetsPodIsChargedBeforeItIsBound() {
        String node = ecs.nodes()
                .simulated(SimulatedNodes.of(1).withCapacity("1", "4Gi", 110))
                .getFirst();
        Pod daemon = ecs.client()
                .resource(Serialization.unmarshal(
                        """
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: daemon, namespace: NAMESPACE}
                        spec:
                          schedulerName: nobody
                          affinity:
                            nodeAffinity:
                              requiredDuringSchedulingIgnoredDuringExecution:
                                nodeSelectorTerms:
                                - matchFields: [{key: metadata.name, operator: In, values: [NODE]}]
                          containers: [{name: app, image: app, resources: {requests: {cpu: 750m}}}]
                        """.replace("NAMESPACE", ecs.name()).replace("NODE", node), Pod.class))
                .create();
        ecs.eventually(() ->
                assertThat(integer(status(node).remainingResources(), "CPU")).isEqualTo(256));

        ecs.client().resource(daemon).withGracePeriod(0).delete();

        ecs.eventually(() ->
                assertThat(integer(status(node).remainingResources(), "CPU")).isEqualTo(1024));
    }

    @Test
    void aTaskRoleKeepsOffAnInstanceWhoseAgentHasNone() {
        ecs.allow("taskRoles: [{roles: [web]}]");
        List<String> nodes = ecs.nodes().simulated(2);
        ecs.nodes()
                .edit(
                        nodes.getFirst(),
                        node -> node.getMetadata().getAnnotations().put(AgentSettings.ENABLE_TASK_IAM_ROLE, "false"));
        ecs.apply(
                taskDefinition(
                        "web",
                        TaskDefinitionSpec.builder()
                                .taskRoleArn("arn:aws:iam::123456789012:role/web")
                                .containerDefinitions(List.of(container("app")))
                                .build()),
                service("web", "web", 2));

        ecs.awaitStable("web");

        assertNodes(nodes.get(1));
    }

    @Test
    void drainingItGetsNoNewTask() {
        List<String> nodes = ecs.nodes().simulated(2);
        String draining = nodes.getFirst();
        ecs.eventually(() -> assertThat(status(draining).status()).isEqualTo("ACTIVE"));
        Sandbox.edit(ecs.instance(draining), instance -> {
            instance.setSpec(instance.getSpec().toBuilder()
                    .status(ContainerInstanceRequestedStatus.DRAINING)
                    .build());
            return instance;
        });
        ecs.eventually(() -> assertThat(status(draining).status()).isEqualTo("DRAINING"));

        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 3));

        ecs.awaitStable("web");
        assertNodes(nodes.get(1));
    }

    @Test
    void cordonedOrTaintedItGetsNothing() {
        List<String> nodes = ecs.nodes().simulated(3);
        ecs.nodes().edit(nodes.get(0), node -> node.getSpec().setUnschedulable(true));
        ecs.nodes()
                .edit(
                        nodes.get(1),
                        node -> node.getSpec().getTaints().add(new Taint("NoSchedule", "dedicated", null, "db")));
        ecs.apply(taskDefinition("web", container("app", port(80, 8080))), service("web", "web", 3));

        ecs.eventually(() -> assertThat(ecs.status("web").unplaced())
                .singleElement()
                .satisfies(unplaced -> assertThat(unplaced.reason())
                        .isEqualTo("3 instances: 1 ATTRIBUTE, 1 INACTIVE, 1 RESOURCE:PORTS")));
        ecs.eventually(() -> assertNodes(nodes.get(2)));

        ecs.nodes().edit(nodes.get(0), node -> node.getSpec().setUnschedulable(false));

        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(2));
    }

    @Test
    void notReadyItKeepsItsTasksAndGetsNone() {
        String silent = ecs.nodes().bare("2", "4Gi");
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 2));
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(2));

        ecs.nodes().ready(silent, false);
        ecs.eventually(() -> assertThat(status(silent).agentConnected()).isFalse());
        ecs.service("web").scale(3);

        ecs.eventually(() -> assertThat(ecs.status("web").unplaced())
                .singleElement()
                .satisfies(unplaced -> assertThat(unplaced.reason()).isEqualTo("1 instance: 1 AGENT")));
        assertThat(ecs.livePods("web")).hasSize(2);
        String other = ecs.nodes().bare("2", "4Gi");
        ecs.eventually(() -> assertThat(ecs.livePods("web"))
                .extracting(pod -> pod.getSpec().getNodeName())
                .containsExactlyInAnyOrder(silent, silent, other));
    }

    private void assertNodes(String node) {
        assertThat(ecs.livePods("web"))
                .isNotEmpty()
                .allMatch(pod -> node.equals(pod.getSpec().getNodeName()));
    }

    private static int integer(List<Resource> resources, String name) {
        return Objects.requireNonNull(resource(resources, name).integerValue());
    }

    private static Resource resource(List<Resource> resources, String name) {
        return resources.stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ContainerInstanceStatus status(String node) {
        return Objects.requireNonNull(Sandbox.read(ecs.instance(node)).getStatus());
    }
}

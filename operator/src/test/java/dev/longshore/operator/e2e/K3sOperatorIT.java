package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.local.ClusterRequest;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.Progress;
import dev.longshore.local.docker.DockerEngine;
import dev.longshore.local.docker.K3sStandIn;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.RunningOperator;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/** The operator on the k3s provider: Testcontainers' K3sContainer on a Docker engine. */
class K3sOperatorIT {
    private static final Map<String, Quantity> SIZE =
            Map.of("cpu", new Quantity("2"), "memory", new Quantity("4Gi"), "pods", new Quantity("10"));

    @Test
    void aServiceIsPlacedAndItsPodsAreWritten() {
        try (DockerEngine engine = DockerEngine.start(Progress.STDERR)) {
            K3sStandIn.loadInto(engine, Progress.STDERR);
            try (LocalCluster k3s = LocalCluster.start(
                            ClusterRequest.builder().provider("k3s").build());
                    RunningOperator operator = RunningOperator.start(k3s.client())) {
                assertThat(k3s.provider()).isEqualTo("k3s");
                serves(k3s.client(), operator);
            }
        }
    }

    private static void serves(KubernetesClient client, RunningOperator operator) {
        try {
            serves(client);
        } catch (ConditionTimeoutException e) {
            System.out.println("### the operator's log:\n" + operator.log().since(Instant.EPOCH));
            throw e;
        }
    }

    private static void serves(KubernetesClient client) {
        node(client);
        Cluster cluster = new Cluster();
        cluster.setMetadata(new ObjectMetaBuilder().withName("default").build());
        cluster.setSpec(ClusterSpec.builder()
                .containerInstanceSelector(new LabelSelector())
                .build());
        client.resource(cluster).create();
        TaskDefinition definition = taskDefinition("web", container("web", port(80, 0)));
        client.resource(definition).inNamespace("default").create();
        Service web = service("web", "web", 2);
        client.resource(web).inNamespace("default").create();

        // The stand-in runs no kubelet: the proof is that every pod is written, complete.
        Sandbox.patiently().ignoreExceptions().untilAsserted(() -> {
            List<Pod> pods = client.pods()
                    .inNamespace("default")
                    .withLabel(Labels.SERVICE, "web")
                    .list()
                    .getItems();
            assertThat(pods)
                    .hasSize(2)
                    .allMatch(pod -> "k3s-node".equals(pod.getSpec().getNodeName()));
            assertThat(pods)
                    .map(K3sOperatorIT::hostPort)
                    .doesNotHaveDuplicates()
                    .allMatch(port -> port >= 32768);
        });
    }

    private static int hostPort(Pod pod) {
        return pod.getSpec().getContainers().getFirst().getPorts().getFirst().getHostPort();
    }

    private static void node(KubernetesClient client) {
        client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName("k3s-node")
                        .endMetadata()
                        .build())
                .create();
        // k3s's controllers edit the same node: again where they were faster, and the taints by one merge patch.
        Sandbox.editStatus(
                client.nodes().withName("k3s-node"),
                made -> new NodeBuilder(made)
                        .editOrNewStatus()
                        .withCapacity(SIZE)
                        .withAllocatable(SIZE)
                        .addNewCondition()
                        .withType("Ready")
                        .withStatus("True")
                        .endCondition()
                        .endStatus()
                        .build());
        client.nodes()
                .withName("k3s-node")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"taints\":null}}");
    }
}

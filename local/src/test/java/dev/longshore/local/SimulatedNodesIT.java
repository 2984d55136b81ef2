package dev.longshore.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longshore.local.junit.LocalKubernetes;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@LocalKubernetes(simulatedNodes = 3, scheduler = true, provider = "go-modules")
class SimulatedNodesIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    @Test
    void nodesFollowTheirTemplate(LocalCluster cluster) {
        cluster.addSimulatedNodes(SimulatedNodes.of(2)
                .withPrefix("big")
                .withCapacity("32", "64Gi", 500)
                .withZones(List.of("z1", "z2"))
                .withInstanceType("m5.8xlarge")
                .withLabels(Map.of("size", "big")));
        Node node = cluster.client().nodes().withName("big-1").get();
        assertThat(node.getMetadata().getLabels())
                .containsEntry("size", "big")
                .containsEntry(NodeRequest.ZONE_LABEL, "z2")
                .containsEntry("node.kubernetes.io/instance-type", "m5.8xlarge");
        assertThat(node.getStatus().getAllocatable())
                .containsEntry("cpu", Quantity.parse("32"))
                .containsEntry("memory", Quantity.parse("64Gi"))
                .containsEntry("pods", Quantity.parse("500"));
        assertThat(node.getSpec().getTaints()).isEmpty();
    }

    @Test
    void aNodeThatIsTakenAwayAtOnceIsNotAwaited(LocalCluster cluster) throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> removal = other.submit(() -> await().atMost(SOON)
                    .until(() -> !cluster.client()
                            .nodes()
                            .withName("short-0")
                            .delete()
                            .isEmpty()));
            cluster.addSimulatedNodes(SimulatedNodes.of(1).withPrefix("short"));
            removal.get();
        }
        assertThat(cluster.client().nodes().withName("short-0").get()).isNull();
    }

    @Test
    void aPodRunsFailsAtItsDeadlineAndGoes(KubernetesClient client) {
        PodResource pod = client.pods().inNamespace("default").resource(pod("deadline", "sim-0"));
        pod.create();
        await().atMost(SOON).until(() -> isRunning(pod.get()));
        pod.edit(running -> new PodBuilder(running)
                .editSpec()
                .withActiveDeadlineSeconds(1L)
                .endSpec()
                .build());
        await().atMost(SOON).until(() -> pod.get().getStatus().getPhase().equals("Failed"));
        Pod failed = pod.get();
        assertThat(failed.getStatus().getReason()).isEqualTo("DeadlineExceeded");
        ContainerStateTerminated end =
                failed.getStatus().getContainerStatuses().getFirst().getState().getTerminated();
        assertThat(end.getExitCode()).isEqualTo(143);
        pod.delete();
        await().atMost(SOON).until(() -> pod.get() == null);
    }

    @Test
    void aDeadlineFarAwayIsNotReachedAtOnce(KubernetesClient client) {
        PodResource patient =
                client.pods().inNamespace("default").resource(withDeadline(pod("patient", "sim-1"), 3600));
        PodResource hasty = client.pods().inNamespace("default").resource(withDeadline(pod("hasty", "sim-1"), 3));
        patient.create();
        hasty.create();
        await().atMost(SOON).until(() -> hasty.get().getStatus().getPhase().equals("Failed"));
        assertThat(patient.get().getStatus().getPhase()).isEqualTo("Running");
    }

    @Test
    void theSchedulerBindsPods(KubernetesClient client) {
        Pod unbound = pod("unbound", "");
        unbound.getSpec().setNodeName(null);
        PodResource pod = client.pods().inNamespace("default").resource(unbound);
        pod.create();
        await().atMost(SOON).until(() -> isRunning(pod.get()));
    }

    private static boolean isRunning(Pod pod) {
        return pod.getStatus().getPhase().equals("Running");
    }

    private static Pod withDeadline(Pod pod, long seconds) {
        pod.getSpec().setActiveDeadlineSeconds(seconds);
        return pod;
    }

    private static Pod pod(String name, String node) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withNodeName(node)
                .addNewContainer()
                .withName("app")
                .withImage("docker.io/library/app:1")
                .endContainer()
                .endSpec()
                .build();
    }
}

package dev.longshore.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longshore.local.image.Image;
import dev.longshore.local.junit.LocalKubernetes;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@LocalKubernetes(realNodes = 2, provider = "go-modules", own = "RealNodesIT")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealNodesIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int HOST_PORT = 31999;

    @Test
    @Order(1)
    void eachNodeIsReadyInItsZone(LocalCluster cluster) {
        List<Node> nodes = cluster.client().nodes().list().getItems();
        assertThat(nodes)
                .extracting(node -> node.getMetadata().getLabels().get(NodeRequest.ZONE_LABEL))
                .containsExactlyInAnyOrder("zone-1", "zone-2");
        assertThat(nodes)
                .allSatisfy(node -> assertThat(node.getSpec().getTaints()).isEmpty());
        assertThat(cluster.realNodes()).extracting(RealNode::name).containsExactly("node-1", "node-2");
        assertThat(cluster.processes()).containsKeys("node-1/kubelet", "node-2/containerd", "node-1/kube-proxy");
    }

    @Test
    @Order(2)
    void hostPortsAnswerAndPodsReachEachOtherAcrossNodes(LocalCluster cluster, @TempDir Path folder) throws Exception {
        String image = "docker.io/library/hello:1";
        cluster.loadImage(Image.named(image)
                .withBusybox()
                .text("hello from a task\n", "/www/index.html")
                .entrypoint("/bin/httpd", "-f", "-p", "8080", "-h", "/www")
                .expose(8080)
                .writeTo(folder.resolve("hello.tar")));
        KubernetesClient client = cluster.client();
        client.pods().inNamespace("default").resource(web(image)).create();
        Pod web = client.pods()
                .inNamespace("default")
                .withName("web")
                .waitUntilCondition(RealNodesIT::isRunning, 60, TimeUnit.SECONDS);
        String address = cluster.realNodes().getFirst().address();
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(get("http://" + address + ":" + HOST_PORT + "/"))
                        .isEqualTo("hello from a task\n"));
        String url = "http://" + web.getStatus().getPodIP() + ":8080/";
        client.pods().inNamespace("default").resource(reader(url)).create();
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(client.pods()
                                .inNamespace("default")
                                .withName("reader")
                                .getLog())
                        .isEqualTo("hello from a task\n"));
    }

    @Test
    @Order(3)
    void aNodeCanBeAdded(LocalCluster cluster) {
        RealNode added = cluster.addNode("extra", Map.of("color", "blue"));
        Node node = cluster.client().nodes().withName("extra").get();
        assertThat(node.getMetadata().getLabels()).containsEntry("color", "blue");
        assertThat(node.getStatus().getAddresses())
                .anySatisfy(address -> assertThat(address.getAddress()).isEqualTo(added.address()));
    }

    @Test
    @Order(4)
    void aKilledNodeFallsSilentAndItsObjectStays(LocalCluster cluster) {
        cluster.killNode("node-1");
        assertThat(cluster.realNodes()).extracting(RealNode::name).containsExactly("node-2", "extra");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(cluster.client()
                                .nodes()
                                .withName("node-1")
                                .get()
                                .getStatus()
                                .getConditions())
                        .anySatisfy(condition -> {
                            assertThat(condition.getType()).isEqualTo("Ready");
                            assertThat(condition.getStatus()).isEqualTo("Unknown");
                        }));
    }

    private static boolean isRunning(Pod pod) {
        return pod != null
                && pod.getStatus() != null
                && "Running".equals(pod.getStatus().getPhase());
    }

    private static Pod web(String image) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("web")
                .endMetadata()
                .withNewSpec()
                .withNodeName("node-1")
                .addNewContainer()
                .withName("web")
                .withImage(image)
                .withImagePullPolicy("IfNotPresent")
                .addNewPort()
                .withContainerPort(8080)
                .withHostPort(HOST_PORT)
                .endPort()
                .endContainer()
                .endSpec()
                .build();
    }

    private static Pod reader(String url) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("reader")
                .endMetadata()
                .withNewSpec()
                .withNodeName("node-2")
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("reader")
                .withImage("docker.io/library/busybox:1.36")
                .withCommand("wget", "-q", "-O", "-", url)
                .endContainer()
                .endSpec()
                .build();
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}

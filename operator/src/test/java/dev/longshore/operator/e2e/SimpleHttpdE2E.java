package dev.longshore.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.local.RealNode;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** examples/simplehttpd on real nodes: run-task of two, a service of one, and nothing left. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class SimpleHttpdE2E extends RealTasks {
    private static final Path EXAMPLE = Path.of("..", "examples", "simplehttpd");
    private static final String NAME = "simplehttpd";

    @Test
    void itAnswersItsMessageOnEveryNodeAndThenAsAService() throws IOException {
        Task task = read("task.yaml", Task.class);
        task.setSpec(task.getSpec().toBuilder().cluster(ecs.name()).build());
        ecs.apply(read("task-definition.yaml", TaskDefinition.class), task);

        ecs.eventually(() -> assertThat(Sandbox.read(ecs.task(NAME)).getStatus().runningCount())
                .isEqualTo(2));
        List<Pod> pods = ecs.pods();
        assertThat(pods).extracting(pod -> pod.getSpec().getNodeName()).containsExactlyInAnyOrder("node-1", "node-2");
        pods.forEach(this::assertAnswer);
        ecs.task(NAME).delete();
        ecs.eventually(() -> assertThat(ecs.pods()).isEmpty());

        Service service = read("service.yaml", Service.class);
        service.setSpec(service.getSpec().toBuilder().cluster(ecs.name()).build());
        ecs.apply(service);
        ecs.awaitStable(NAME);
        assertThat(ecs.livePods(NAME)).singleElement().satisfies(this::assertAnswer);
        ecs.service(NAME).delete();
        ecs.taskDefinition(NAME).delete();

        ecs.eventually(() -> assertThat(ecs.pods()).isEmpty());
        ecs.eventually(() -> assertThat(ecs.taskDefinition(NAME).get()).isNull());
    }

    private void assertAnswer(Pod pod) {
        String address = local.realNodes().stream()
                .filter(node -> node.name().equals(pod.getSpec().getNodeName()))
                .map(RealNode::address)
                .findFirst()
                .orElseThrow();
        int port =
                pod.getSpec().getContainers().getFirst().getPorts().getFirst().getHostPort();
        URI uri = URI.create("http://" + address + ":" + port + "/");
        ecs.eventually(() -> assertThat(get(uri)).isEqualTo("Hello from simplehttpd\n"));
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static <T extends HasMetadata> T read(String file, Class<T> kind) throws IOException {
        return Serialization.unmarshal(Files.readString(EXAMPLE.resolve(file)), kind);
    }
}

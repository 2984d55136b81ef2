package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.local.RealNode;
import dev.longshore.local.group.NodeGroups;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.controller.capacity.Groups;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
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

/** Real nodes come when tasks wait and go when they are empty; simplehttpd runs on Fargate. */
@LocalKubernetes(realNodes = 1, own = "capacity")
class CapacityE2E extends SandboxTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "fargate");
    private static final String NAME = "simplehttpd";

    @Test
    void aWaitingTaskBringsARealNodeAndNothingIsLeftAfterIt() {
        Groups groups = new Groups(ecs);
        NodeGroups served = NodeGroups.serve(local);
        try {
            groups.group(false, 0);
            groups.provide(groups.upTo(2).build());
            ecs.apply(taskDefinition("app", sleeper()), service("app", "app", 2));
            ecs.eventually(() -> {
                assertThat(ecs.status("app").pendingCount()).isEqualTo(2);
                assertThat(ecs.status("app").unplaced()).isNotEmpty();
            });
            assertThat(ecs.pods()).isEmpty();

            ecs.awaitStable("app");
            assertThat(ecs.livePods("app"))
                    .allMatch(pod -> pod.getSpec().getNodeName().startsWith(ecs.name()));
            assertThat(local.realNodes()).extracting(RealNode::name).hasSizeBetween(2, 3);

            ecs.service("app").scale(0);
            ecs.eventually(() -> {
                assertThat(groups.nodes()).isEmpty();
                assertThat(groups.replicas()).isZero();
            });
            assertThat(local.realNodes()).extracting(RealNode::name).containsExactly("node-1");
            ecs.eventually(() -> assertThat(ecs.client()
                            .resources(dev.longshore.ecs.v1alpha1.ContainerInstance.class)
                            .list()
                            .getItems())
                    .noneMatch(instance -> instance.getMetadata().getName().startsWith(ecs.name())));
        } finally {
            groups.close();
            served.close();
        }
    }

    @Test
    void simplehttpdAnswersOnFargateOnceAndAsAServiceOfTwo() throws IOException {
        ecs.configure(cluster -> cluster.fargateSelector(new LabelSelectorBuilder()
                .addToMatchLabels("kubernetes.io/hostname", "node-1")
                .build()));
        Task task = read("task.yaml", Task.class);
        task.setSpec(task.getSpec().toBuilder()
                .cluster(ecs.name())
                .waitForCapacity(true)
                .build());
        ecs.apply(read("task-definition.yaml", TaskDefinition.class), task);
        ecs.eventually(() -> assertThat(Sandbox.read(ecs.task(NAME)).getStatus().runningCount())
                .isEqualTo(1));
        assertThat(ecs.pods()).singleElement().satisfies(CapacityE2E::assertAnswer);

        Service service = read("service.yaml", Service.class);
        service.setSpec(service.getSpec().toBuilder().cluster(ecs.name()).build());
        ecs.apply(service);
        ecs.awaitStable(NAME);
        assertThat(ecs.livePods(NAME)).hasSize(2).allSatisfy(CapacityE2E::assertAnswer);
        assertThat(ecs.instance("node-1").get()).isNull();
    }

    private static ContainerDefinition sleeper() {
        return container("app").toBuilder()
                .image("busybox:1.36")
                .cpu(512)
                .memory(32)
                .command(List.of("sh", "-c", "trap 'exit 0' TERM; sleep 1000 & wait"))
                .stopTimeout(2)
                .build();
    }

    private static void assertAnswer(Pod pod) {
        URI uri = URI.create("http://" + pod.getStatus().getPodIP() + ":8000/");
        Sandbox.patiently()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(get(uri)).isEqualTo("Hello from Fargate\n"));
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

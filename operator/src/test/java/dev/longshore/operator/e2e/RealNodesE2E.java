package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.task;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.ImagePullPolicy;
import dev.longshore.ecs.v1alpha1.PortMapping;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.local.RealNode;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.history.RecordsHistory;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.Kubectl;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The thin line, whole: a definition and a service become containers that answer on real ports of real nodes. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
@RecordsHistory
class RealNodesE2E extends SandboxTest {
    private static final String BUSYBOX = "busybox:1.36";
    private static final Duration HTTP_PATIENCE = Duration.ofSeconds(2);

    @BeforeEach
    void joinBothNodes() {
        local.realNodes().stream().map(RealNode::name).forEach(ecs.nodes()::join);
    }

    @Test
    void everyTaskAnswersOnItsOwnDynamicHostPort() {
        ecs.apply(taskDefinition("web", web(port(8080, 0))), service("web", "web", 3));
        stable("web", 3);

        List<Pod> pods = ecs.livePods("web");
        assertThat(pods).map(this::address).doesNotHaveDuplicates();
        assertThat(pods).map(pod -> pod.getSpec().getNodeName()).contains("node-1", "node-2");
        for (Pod pod : pods) {
            Sandbox.patiently()
                    .until(
                            () -> get("http://" + address(pod) + "/"),
                            pod.getMetadata().getName()::equals);
        }
    }

    @Test
    void aStaticHostPortAnswersOnEveryNodeOnce() {
        ecs.apply(taskDefinition("edge", web(port(8080, 8088))), service("edge", "edge", 3));

        ecs.eventually(() -> assertThat(status("edge").runningCount()).isEqualTo(2));
        for (RealNode node : local.realNodes()) {
            ecs.eventually(
                    () -> assertThat(get("http://" + node.address() + ":8088/")).startsWith("edge-"));
        }
        ecs.eventually(() -> assertThat(ecs.events("edge"))
                .anyMatch(message -> message.contains("is already using a port required by your task")));
    }

    @Test
    void aKilledContainerIsReplaced() {
        ecs.apply(taskDefinition("web", web(port(8080, 0))), service("web", "web", 2));
        stable("web", 2);
        Pod victim = ecs.livePods("web").getFirst();
        exec(victim, "killall", "-9", "httpd");

        ecs.eventually(() -> {
            Pod ended = client(victim);
            assertThat(ended.getStatus().getPhase()).isEqualTo("Failed");
        });
        ecs.eventually(() -> assertThat(ecs.livePods("web"))
                .hasSize(2)
                .extracting(pod -> pod.getMetadata().getName())
                .doesNotContain(victim.getMetadata().getName()));
        stable("web", 2);
    }

    @Test
    void anEssentialContainerTakesTheTaskWithItANonEssentialOneDoesNot() {
        ContainerDefinition helper =
                shell("helper", "exit 3").toBuilder().essential(false).build();
        ContainerDefinition main = shell("main", "sleep 10; exit 5");
        ContainerDefinition stays = shell("stays", "trap 'exit 9' TERM; while true; do sleep 1; done");
        ecs.apply(taskDefinition("mixed", main, stays, helper), task("run", "mixed", 1));

        ecs.eventually(() -> assertThat(Conditions.isTrue(
                        Sandbox.read(ecs.task("run")).getStatus().conditions(), ConditionTypes.COMPLETE))
                .isTrue());
        TaskState state = Sandbox.read(ecs.task("run")).getStatus().tasks().getFirst();
        assertThat(state.stopCode()).isEqualTo(TaskStopCode.ESSENTIAL_CONTAINER_EXITED);
        assertThat(state.stoppedReason()).isEqualTo("Essential container in task exited");
        Map<String, Integer> exits = state.containers().stream()
                .collect(Collectors.toMap(c -> c.name(), c -> c.exitCode() == null ? -1 : c.exitCode()));
        assertThat(exits).isEqualTo(Map.of("main", 5, "stays", 9, "helper", 3));
    }

    @Test
    void aServiceScalesThreeTenZeroByKubectl() {
        ecs.apply(taskDefinition("web", web(port(8080, 0))), service("web", "web", 3));
        stable("web", 3);
        Kubectl kubectl = new Kubectl(local.kubeconfigFile());
        kubectl.run("scale", "ecss/web", "--replicas=10", "-n", ecs.name());
        kubectl.run("wait", "--for=jsonpath={.status.runningCount}=10", "ecss/web", "-n", ecs.name(), "--timeout=60s");
        kubectl.run(
                "wait", "--for=condition=Stable", "services.ecs.longshore.dev/web", "-n", ecs.name(), "--timeout=60s");
        kubectl.run("scale", "ecss/web", "--replicas=0", "-n", ecs.name());

        ecs.eventually(() -> assertThat(ecs.livePods("web")).isEmpty());
        stable("web", 0);
        ecs.eventually(() -> assertThat(ecs.pods())
                .allMatch(pod ->
                        List.of("Succeeded", "Failed").contains(pod.getStatus().getPhase()))
                .allMatch(pod -> "ServiceSchedulerInitiated"
                        .equals(pod.getMetadata().getAnnotations().get(Annotations.STOP_CODE))));
    }

    @Test
    void anImageThatCannotBePulledStopsTheTaskWithEcsReason() {
        // Never: a registry that does not answer would take its own time to fail.
        Sandbox.edit(ecs.cluster(), cluster -> {
            cluster.setSpec(cluster.getSpec().toBuilder()
                    .imagePullPolicy(ImagePullPolicy.NEVER)
                    .build());
            return cluster;
        });
        long generation = Sandbox.read(ecs.cluster()).getMetadata().getGeneration();
        ecs.eventually(() -> assertThat(Sandbox.read(ecs.cluster()).getStatus().observedGeneration())
                .isEqualTo(generation));
        ContainerDefinition broken =
                container("app").toBuilder().image("registry.invalid/none:1").build();
        ecs.apply(taskDefinition("broken", broken), task("run", "broken", 1));

        ecs.eventually(() -> {
            TaskState state = Sandbox.read(ecs.task("run")).getStatus().tasks().getFirst();
            assertThat(state.stopCode()).isEqualTo(TaskStopCode.TASK_FAILED_TO_START);
            assertThat(state.stoppedReason()).startsWith("CannotPullContainerError: ");
        });
    }

    @Test
    void deletingAServiceLeavesNothing() {
        ecs.apply(taskDefinition("web", web(port(8080, 0))), service("web", "web", 2));
        stable("web", 2);
        ecs.service("web").delete();

        ecs.eventually(() -> assertThat(ecs.pods()).isEmpty());
        ecs.eventually(() -> assertThat(ecs.service("web").get()).isNull());
    }

    private void stable(String service, int running) {
        ecs.eventually(() -> {
            ServiceStatus status = status(service);
            assertThat(status.runningCount()).isEqualTo(running);
            assertThat(Conditions.isTrue(status.conditions(), ConditionTypes.STABLE))
                    .isTrue();
        });
    }

    private ServiceStatus status(String service) {
        return Sandbox.read(ecs.service(service)).getStatus();
    }

    private Pod client(Pod pod) {
        return Sandbox.read(ecs.client().pods().resource(pod));
    }

    /** Answers with its pod's name. */
    private static ContainerDefinition web(PortMapping... ports) {
        ContainerDefinition shell =
                shell("web", "trap 'exit 0' TERM; hostname > /tmp/index.html; httpd -f -p 8080 -h /tmp & wait $!");
        return shell.toBuilder().portMappings(List.of(ports)).build();
    }

    private static ContainerDefinition shell(String name, String script) {
        return container(name).toBuilder()
                .image(BUSYBOX)
                .cpu(16)
                .memory(16)
                .command(List.of("sh", "-c", script))
                .build();
    }

    /** HOST:PORT of the pod's first container. */
    private String address(Pod pod) {
        Map<String, String> nodes =
                local.realNodes().stream().collect(Collectors.toMap(RealNode::name, RealNode::address, (a, b) -> a));
        int hostPort =
                pod.getSpec().getContainers().getFirst().getPorts().getFirst().getHostPort();
        return nodes.get(pod.getSpec().getNodeName()) + ":" + hostPort;
    }

    private void exec(Pod pod, String... command) {
        try (var watch =
                ecs.client().pods().resource(pod).writingOutput(System.out).exec(command)) {
            watch.exitCode().completeOnTimeout(-1, 10, TimeUnit.SECONDS).join();
        }
    }

    private static String get(String url) {
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(HTTP_PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(HTTP_PATIENCE)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .strip();
        } catch (IOException e) {
            return "no answer: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}

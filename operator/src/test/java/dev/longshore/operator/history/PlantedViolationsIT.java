package dev.longshore.operator.history;

import static dev.longshore.operator.history.TestCluster.pod;
import static dev.longshore.operator.history.TestCluster.running;
import static dev.longshore.operator.history.TestCluster.service;
import static dev.longshore.operator.history.TestCluster.stopped;
import static dev.longshore.operator.history.TestCluster.task;
import static dev.longshore.operator.history.TestCluster.with;
import static dev.longshore.operator.history.TestCluster.withCpu;
import static dev.longshore.operator.history.TestCluster.withHostPort;
import static dev.longshore.operator.history.TestCluster.withNode;
import static dev.longshore.operator.history.TestCluster.withTaskId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.names.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Breaks each invariant on a real API server, by hand and with nobody to repair it: the checker must tell. */
@LocalKubernetes(controllerManager = false)
class PlantedViolationsIT {
    private static final String BY_SERVICE = "ServiceSchedulerInitiated";

    private final String namespace = "planted-" + UUID.randomUUID().toString().substring(0, 8);
    private final KubernetesClient client;
    private final History history;

    PlantedViolationsIT(KubernetesClient client) {
        this.client = client;
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        this.history = History.record(client);
    }

    @BeforeAll
    static void installKinds(KubernetesClient client) {
        TestKinds.install(client);
    }

    @BeforeEach
    void aNode() {
        Node node = TestCluster.node(TestCluster.NODE);
        create(node);
    }

    @AfterEach
    void removeAll() {
        history.close();
        client.pods().inNamespace(namespace).withGracePeriod(0).delete();
        client.resources(Service.class).inNamespace(namespace).delete();
        client.resources(Task.class).inNamespace(namespace).delete();
        client.nodes().withName(TestCluster.NODE).delete();
    }

    @Test
    void aCleanHistory() {
        Service web = create(service(namespace, "web", 1, 100, 200));
        Pod first = create(withCpu(withHostPort(pod(web, 1), 8080), "2"));
        report(first, running());
        report(first, TestCluster.failed());
        Pod second = create(withCpu(withHostPort(pod(web, 2), 8080), "2"));
        report(second, running());
        assertThat(history.violations()).isEmpty();
        history.assertInvariants();
        assertThat(history.gaps()).isEmpty();
    }

    @Test
    void twoPodsWithOneTaskId() {
        Service web = create(service(namespace, "web", 2, 100, 200));
        Pod first = create(pod(web, 1));
        create(withTaskId(pod(web, 2), first.getMetadata().getLabels().getOrDefault(Labels.TASK_ID, "")));
        assertOnly(Invariant.ONE_POD_PER_TASK);
    }

    @Test
    void oneHostPortTwiceOnANode() {
        Service web = create(service(namespace, "web", 2, 100, 200));
        create(withHostPort(pod(web, 1), 8080));
        create(withHostPort(pod(web, 2), 8080));
        assertOnly(Invariant.HOST_PORT_HELD_ONCE);
    }

    @Test
    void overbookedCpu() {
        Service web = create(service(namespace, "web", 2, 100, 200));
        create(withCpu(pod(web, 1), "1200m"));
        create(withCpu(pod(web, 2), "1200m"));
        assertOnly(Invariant.NODE_NOT_OVERBOOKED);
    }

    @Test
    void overbookedPods() {
        Service web = create(service(namespace, "web", 6, 100, 200));
        IntStream.rangeClosed(1, 6).forEach(number -> create(pod(web, number)));
        assertOnly(Invariant.NODE_NOT_OVERBOOKED);
        assertThat(history.violations().getFirst().what()).contains("5 pods allocatable", "request 6");
    }

    @Test
    void aServiceBelowItsFloor() {
        Service web = create(service(namespace, "web", 2, 100, 200));
        Pod first = create(pod(web, 1));
        Pod second = create(pod(web, 2));
        report(first, running());
        report(second, running());
        current(first).edit(pod -> stopped(pod, BY_SERVICE));
        assertOnly(Invariant.SERVICE_FLOOR);
    }

    @Test
    void aServiceAboveItsCeiling() {
        Service web = create(service(namespace, "web", 1, 100, 200));
        IntStream.rangeClosed(1, 3).forEach(number -> create(pod(web, number)));
        assertOnly(Invariant.SERVICE_CEILING);
    }

    @Test
    void aStandaloneTaskRunTwice() {
        Task batch = create(task(namespace, "batch", 1));
        Pod first = create(pod(batch, 1));
        report(first, TestCluster.failed());
        create(pod(batch, 2));
        assertOnly(Invariant.STANDALONE_RUNS_ONCE);
    }

    @Test
    void aPodLeftOverAfterItsOwnerIsGone() {
        Service web = create(service(namespace, "web", 1, 100, 200));
        create(pod(web, 1));
        client.resource(web).delete();
        assertOnly(Invariant.NOTHING_LEFT_BEHIND);
        assertThatThrownBy(() -> history.assertInvariants(Duration.ofMillis(300)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("its owner, ECS Service web")
                .hasMessageContaining("Pod " + namespace + "/web-1");
    }

    @Test
    void aPodCreatedWithoutNode() {
        Service web = create(service(namespace, "web", 1, 100, 200));
        create(withNode(pod(web, 1), ""));
        assertOnly(Invariant.CREATED_COMPLETE);
    }

    @Test
    void aPodWrittenTwiceBeforeItRan() {
        Service web = create(service(namespace, "web", 1, 100, 200));
        Pod first = create(pod(web, 1));
        current(first).edit(pod -> {
            pod.getMetadata().getAnnotations().put("note", "again");
            return pod;
        });
        assertOnly(Invariant.WRITTEN_ONCE);
    }

    @Test
    void theStoryNamesWhatHappened() {
        int mark = history.mark();
        Service web = create(service(namespace, "web", 1, 100, 200));
        Pod first = create(withHostPort(pod(web, 1), 8080));
        report(first, running());
        assertThat(history.story(mark))
                .contains("Pod " + namespace + "/web-1", "PENDING on node-a ports [8080/TCP]", "RUNNING on node-a")
                .contains("ECS Service " + namespace + "/web", "desired 1 of web")
                .contains("hostPort: 8080");
    }

    private void assertOnly(Invariant invariant) {
        List<Violation> violations = history.violations();
        assertThat(violations).extracting(Violation::invariant).containsExactly(invariant);
        assertThat(violations.getFirst().objects())
                .allSatisfy(object ->
                        assertThat(object.toString().toLowerCase(Locale.ROOT)).contains(namespace));
    }

    private <T extends HasMetadata> T create(T object) {
        return client.resource(object).create();
    }

    private PodResource current(Pod pod) {
        return client.pods().inNamespace(namespace).withName(pod.getMetadata().getName());
    }

    private void report(Pod pod, PodStatus status) {
        current(pod).editStatus(current -> with(current, status));
    }
}

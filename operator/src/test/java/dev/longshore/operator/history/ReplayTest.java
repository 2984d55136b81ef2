package dev.longshore.operator.history;

import static dev.longshore.operator.history.TestCluster.failed;
import static dev.longshore.operator.history.TestCluster.node;
import static dev.longshore.operator.history.TestCluster.pod;
import static dev.longshore.operator.history.TestCluster.running;
import static dev.longshore.operator.history.TestCluster.service;
import static dev.longshore.operator.history.TestCluster.task;
import static dev.longshore.operator.history.TestCluster.with;
import static dev.longshore.operator.history.TestCluster.withCpu;
import static dev.longshore.operator.history.TestCluster.withHostPort;
import static dev.longshore.operator.history.TestCluster.withNode;
import static dev.longshore.operator.history.TestCluster.withTaskId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private final MadeUpHistory history = new MadeUpHistory();
    private Service web = new Service();

    @BeforeEach
    void aNodeAndAService() {
        history.existed(node(TestCluster.NODE));
        web = history.added(service("shop", "web", 2, 100, 200));
    }

    @Test
    void aTaskThatIsReplacedWhereItRanIsClean() {
        Pod first = history.added(withCpu(withHostPort(pod(web, 1), 8080), "2"));
        history.modifiedBy("kubelet", with(first, running()));
        history.modifiedBy("kubelet", with(first, failed()));
        Pod second = history.added(withCpu(withHostPort(pod(web, 2), 8080), "2"));
        history.modifiedBy("kubelet", with(second, running()));
        history.deleted(with(first, failed()));
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void twoLivePodsWithOneTaskId() {
        Pod first = history.added(pod(web, 1));
        history.added(withTaskId(pod(web, 2), taskId(first)));
        assertOnly(Invariant.ONE_POD_PER_TASK, "2 live pods carry the task id");
    }

    @Test
    void aTaskIdThatIsUsedAgain() {
        Pod first = history.added(pod(web, 1));
        history.deleted(first);
        history.added(pod(web, 1));
        assertOnly(
                Invariant.TASK_ID_NEVER_REUSED,
                "was that of pod uid " + first.getMetadata().getUid());
    }

    @Test
    void overbookedCpu() {
        history.added(withCpu(pod(web, 1), "1500m"));
        history.added(withCpu(pod(web, 2), "501m"));
        assertOnly(Invariant.NODE_NOT_OVERBOOKED, "has 2000 milli-CPUs allocatable, its 2 live pods request 2001");
    }

    @Test
    void aTerminatingPodHoldsInFull() {
        Pod first = history.added(withCpu(pod(web, 1), "2"));
        history.modified(new PodBuilder(first)
                .editMetadata()
                .withDeletionTimestamp("2026-01-01T00:00:10Z")
                .endMetadata()
                .build());
        history.added(withCpu(pod(web, 2), "1m"));
        assertOnly(Invariant.NODE_NOT_OVERBOOKED, "request 2001");
    }

    @Test
    void oneHostPortTwice() {
        history.added(withHostPort(pod(web, 1), 8080));
        history.added(withHostPort(pod(web, 2), 8080));
        assertOnly(Invariant.HOST_PORT_HELD_ONCE, "host port 8080/TCP of node node-a is held twice");
    }

    @Test
    void oneHostPortOnTwoNodes() {
        history.existed(node("node-b"));
        history.added(withHostPort(pod(web, 1), 8080));
        history.added(withHostPort(withNode(pod(web, 2), "node-b"), 8080));
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void aStandaloneTaskThatIsReplaced() {
        Task batch = history.added(task("shop", "batch", 1));
        Pod first = history.added(pod(batch, 1));
        history.modifiedBy("kubelet", with(first, failed()));
        history.added(pod(batch, 2));
        assertOnly(Invariant.STANDALONE_RUNS_ONCE, "runs 1 and has started 2 pods");
    }

    @Test
    void aPodThatOutlivesItsOwner() {
        history.added(pod(web, 1));
        history.deleted(web);
        assertOnly(
                Invariant.NOTHING_LEFT_BEHIND,
                "its owner, ECS Service web (uid " + web.getMetadata().getUid());
    }

    @Test
    void anOrphanIsNobodysLeftover() {
        Pod first = history.added(pod(web, 1));
        history.modifiedBy("garbage-collector", MadeUpHistory.orphaned(with(first, running())));
        history.deleted(web);
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void aPodWithoutNode() {
        history.added(withNode(pod(web, 1), ""));
        assertOnly(Invariant.CREATED_COMPLETE, "created without spec.nodeName");
    }

    @Test
    void aPodWithoutItsNames() {
        Pod bare = pod(web, 1);
        bare.getMetadata().getLabels().remove(Labels.NUMBER);
        bare.getMetadata().getAnnotations().remove(Annotations.TASK_DEFINITION);
        history.added(withTaskId(bare, "not-hex"));
        assertOnly(
                Invariant.CREATED_COMPLETE, "a task id of 32 hex digits, label ecs.longshore.dev/number, annotation");
    }

    @Test
    void aTaskDefinitionThatChanges() {
        Pod first = history.added(pod(web, 1));
        history.modifiedBy("people", annotated(first, Annotations.TASK_DEFINITION, "web:2"));
        assertOnly(Invariant.IDENTITY_NEVER_CHANGES, "task-definition changed from \"web:1\" to \"web:2\"");
    }

    @Test
    void aPodThatIsWrittenTwice() {
        Pod first = history.added(pod(web, 1));
        history.modified(annotated(first, "note", "again"));
        assertOnly(Invariant.WRITTEN_ONCE, "[operator] created this pod and wrote it again");
    }

    @Test
    void othersAndStopsMayWriteAPod() {
        Pod first = history.added(pod(web, 1));
        Pod noted = history.modifiedBy("people", annotated(first, "note", "theirs"));
        history.modified(TestCluster.stopped(noted, "TaskFailedToStart"));
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void aStableServiceWithoutItsTasks() {
        web.setStatus(ServiceStatus.builder()
                .conditions(List.of(new ConditionBuilder()
                        .withType(ConditionTypes.STABLE)
                        .withStatus("True")
                        .build()))
                .build());
        history.modified(web);
        Pod first = history.added(pod(web, 1));
        history.modifiedBy("kubelet", with(first, running()));
        assertOnly(Invariant.STABLE_MEANS_RUNNING, "2 tasks are desired and 1 are RUNNING");
        Pod second = history.added(pod(web, 2));
        history.modifiedBy("kubelet", with(second, running()));
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void refusalsAreCounted() {
        Pod first = history.added(pod(web, 1));
        history.modifiedBy(
                "kubelet",
                with(
                        first,
                        new PodStatusBuilder()
                                .withPhase("Failed")
                                .withReason("OutOfcpu")
                                .build()));
        Pod second = history.added(pod(web, 2));
        history.modifiedBy("kubelet", with(second, failed()));
        assertThat(history.violations()).isEmpty();
        assertThat(history.replay().refusals())
                .containsExactly(new Refusal(ObjectKey.of(first), true, TestCluster.NODE, "OutOfcpu", ""));
    }

    private void assertOnly(Invariant invariant, String what) {
        assertThat(history.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.invariant()).isEqualTo(invariant);
            assertThat(violation.what()).contains(what);
        });
    }

    private static String taskId(Pod pod) {
        return pod.getMetadata().getLabels().getOrDefault(Labels.TASK_ID, "");
    }

    private static Pod annotated(Pod pod, String name, String value) {
        return new PodBuilder(pod)
                .editMetadata()
                .addToAnnotations(name, value)
                .endMetadata()
                .build();
    }
}

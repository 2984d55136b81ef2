package dev.longshore.operator.controller;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.StoppedTask;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.support.HandKubelet;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.Test;

/** What a kubelet reports, written here by hand on nodes that have none. */
class KubeletIT extends SandboxTest {
    @Test
    void aRefusedTaskIsReplacedElsewhereAndItsInstanceAvoided() {
        ecs.nodes().bare("2", "4Gi");
        ecs.nodes().bare("2", "4Gi");
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 1));
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(1));
        Pod refused = ecs.livePods("web").getFirst();
        String refusing = refused.getSpec().getNodeName();

        new HandKubelet(ecs)
                .report(refused, "phase: Failed\nreason: OutOfcpu\nmessage: Node did not have enough resource");

        ecs.eventually(() -> assertThat(ecs.livePods("web"))
                .singleElement()
                .satisfies(pod -> assertThat(pod.getSpec().getNodeName()).isNotEqualTo(refusing)));
        new HandKubelet(ecs).runs(ecs.livePods("web").getFirst());
        ecs.service("web").scale(5);
        ecs.eventually(() -> assertThat(ecs.livePods("web"))
                .hasSize(5)
                .noneMatch(pod -> refusing.equals(pod.getSpec().getNodeName())));
    }

    @Test
    void anEssentialContainersEndStopsTheTaskAndItIsReplaced() {
        ecs.nodes().bare("2", "4Gi");
        ecs.apply(
                taskDefinition(
                        "web",
                        container("app"),
                        container("log").toBuilder().essential(false).build()),
                service("web", "web", 1));
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(1));
        Pod first = ecs.livePods("web").getFirst();

        new HandKubelet(ecs).report(first, """
                phase: Running
                containerStatuses:
                - {name: app, image: a, imageID: a, ready: false, restartCount: 0, state: {terminated: {exitCode: 3, startedAt: '2026-11-21T00:00:00Z', finishedAt: '2026-11-21T00:01:00Z'}}}
                - {name: log, image: a, imageID: a, ready: true, restartCount: 0, state: {running: {startedAt: '2026-11-21T00:00:00Z'}}}
                """);

        ecs.eventually(() -> {
            Pod stopped = Sandbox.read(ecs.client()
                    .pods()
                    .inNamespace(ecs.name())
                    .withName(first.getMetadata().getName()));
            assertThat(stopped.getSpec().getActiveDeadlineSeconds()).isEqualTo(1);
            assertThat(stopped.getMetadata().getAnnotations())
                    .containsEntry(Annotations.STOP_CODE, "EssentialContainerExited")
                    .containsEntry(Annotations.STOPPED_REASON, "Essential container in task exited");
        });
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(1));
    }

    @Test
    void anImageThatCannotBePulledFailsTheStartAndIsRecorded() {
        ecs.nodes().bare("2", "4Gi");
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 1));
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(1));
        Pod first = ecs.livePods("web").getFirst();

        new HandKubelet(ecs).report(first, """
                phase: Pending
                containerStatuses:
                - {name: app, image: a, imageID: a, ready: false, restartCount: 0, state: {waiting: {reason: ImagePullBackOff, message: not found}}}
                """);
        ecs.eventually(() -> assertThat(
                        Sandbox.read(ecs.client().resource(first)).getMetadata().getDeletionTimestamp())
                .isNotNull());
        ecs.client().resource(first).withGracePeriod(0).delete();

        ecs.eventually(() -> {
            StoppedTask stopped = ecs.status("web").stoppedTasks().getFirst();
            assertThat(stopped.stopCode()).isEqualTo(TaskStopCode.TASK_FAILED_TO_START);
            assertThat(stopped.stoppedReason()).isEqualTo("CannotPullContainerError: not found");
        });
        ecs.eventually(() -> assertThat(ecs.livePods("web"))
                .singleElement()
                .satisfies(pod -> assertThat(pod.getMetadata().getName())
                        .isNotEqualTo(first.getMetadata().getName())));
    }

    @Test
    void aStopAnnotationStopsTheTaskWithItsReason() {
        ecs.nodes().bare("2", "4Gi");
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 1));
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(1));
        Pod first = ecs.livePods("web").getFirst();
        new HandKubelet(ecs).runs(first);

        Sandbox.edit(
                ecs.client()
                        .pods()
                        .inNamespace(ecs.name())
                        .withName(first.getMetadata().getName()),
                pod -> {
                    pod.getMetadata().getAnnotations().put(Annotations.STOP, "maintenance");
                    return pod;
                });

        ecs.eventually(() -> assertThat(
                        Sandbox.read(ecs.client().resource(first)).getMetadata().getAnnotations())
                .containsEntry(Annotations.STOP_CODE, "UserInitiated")
                .containsEntry(Annotations.STOPPED_REASON, "maintenance"));
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(1));
    }
}

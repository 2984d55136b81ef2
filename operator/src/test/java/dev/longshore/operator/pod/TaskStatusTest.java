package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row: what the pod shows -> what ECS shows. Container a is essential, container b is not. */
class TaskStatusTest {
    private static final String A_RUNS = "{name: a, state: {running: {startedAt: '2026-01-01T00:00:05Z'}}}";
    private static final String B_RUNS = "{name: b, state: {running: {startedAt: '2026-01-01T00:00:07Z'}}}";
    private static final String STOPPED_BY_SERVICE = """
        ecs.longshore.dev/stop-code: ServiceSchedulerInitiated
        ecs.longshore.dev/stopped-reason: Scaling activity initiated by deployment ecs-svc/1
        ecs.longshore.dev/stopping-at: '2026-01-01T00:01:00Z'
        """;
    private static final String DRAINED_BY_SERVICE = """
        ecs.longshore.dev/stop-code: ServiceSchedulerInitiated
        ecs.longshore.dev/stopped-reason: Scaling activity initiated by deployment ecs-svc/1
        ecs.longshore.dev/draining-until: '2026-01-01T00:01:00Z'
        """;
    private static final String BY_SERVICE =
            "ServiceSchedulerInitiated: Scaling activity initiated by deployment ecs-svc/1";

    private static String ended(String name, int exitCode, String reason) {
        return ("{name: %s, state: {terminated: {exitCode: %d, reason: %s, startedAt: '2026-01-01T00:00:05Z',"
                        + " finishedAt: '2026-01-01T00:02:00Z'}}}")
                .formatted(name, exitCode, reason);
    }

    private static String waiting(String name, String reason) {
        return "{name: %s, state: {waiting: {reason: %s, message: the words of the kubelet}}}".formatted(name, reason);
    }

    private static String status(String phase, String... containers) {
        return "phase: " + phase + "\ncontainerStatuses: [" + String.join(",", containers) + "]";
    }

    private static String failed(String reason) {
        return "phase: Failed\nreason: " + reason + "\nmessage: the words of the kubelet";
    }

    private static Arguments wanted(String what, String pod, String lastStatus) {
        return Arguments.of(what, "", pod, lastStatus, "", "");
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                wanted("nothing has been heard of the kubelet", "phase: Pending", "PENDING"),
                wanted(
                        "containers are being made",
                        status("Pending", waiting("a", "ContainerCreating"), waiting("b", "ContainerCreating")),
                        "PENDING"),
                wanted("one of two runs", status("Running", A_RUNS, waiting("b", "ContainerCreating")), "PENDING"),
                wanted("all run", status("Running", A_RUNS, B_RUNS), "RUNNING"),
                wanted(
                        "a non-essential container may end",
                        status("Running", A_RUNS, ended("b", 1, "Error")),
                        "RUNNING"),
                due(
                        "an essential container ends",
                        status("Running", ended("a", 1, "Error"), B_RUNS),
                        "STOPPING",
                        "EssentialContainerExited: Essential container in task exited"),
                due(
                        "an image that cannot be pulled",
                        status("Pending", waiting("a", "ImagePullBackOff"), waiting("b", "ContainerCreating")),
                        "PENDING",
                        "TaskFailedToStart: CannotPullContainerError: the words of the kubelet"),
                due(
                        "a container that cannot be made",
                        status("Pending", waiting("a", "CreateContainerConfigError")),
                        "PENDING",
                        "TaskFailedToStart: CannotCreateContainerError: the words of the kubelet"),
                due(
                        "a command that is not there",
                        status("Pending", waiting("a", "RunContainerError")),
                        "PENDING",
                        "TaskFailedToStart: CannotStartContainerError: the words of the kubelet"),
                stop(
                        "every container has ended",
                        status("Failed", ended("a", 2, "Error"), ended("b", 0, "Completed")),
                        "EssentialContainerExited: Essential container in task exited"),
                stop(
                        "every container has ended well",
                        status("Succeeded", ended("a", 0, "Completed"), ended("b", 0, "Completed")),
                        "EssentialContainerExited: Essential container in task exited"),
                stop("no room after all", failed("OutOfcpu"), "TaskFailedToStart: RESOURCE:CPU"),
                stop("no memory after all", failed("OutOfmemory"), "TaskFailedToStart: RESOURCE:MEMORY"),
                stop("a port is taken after all", failed("NodePorts"), "TaskFailedToStart: RESOURCE:PORTS"),
                stop(
                        "another refusal",
                        failed("NodeAffinity"),
                        "TaskFailedToStart: Container instance refused the task: NodeAffinity: the words of the"
                                + " kubelet"),
                stop(
                        "evicted",
                        failed("Evicted") + "\ncontainerStatuses: [" + ended("a", 137, "Error") + "]",
                        "InfrastructureHealth: Evicted: the words of the kubelet"),
                stop(
                        "evicted before it ran",
                        failed("Evicted"),
                        "InfrastructureHealth: Evicted: the words of the kubelet"),
                stop(
                        "its node was lost",
                        failed("NodeLost")
                                + "\nconditions: [{type: DisruptionTarget, status: 'True', reason: DeletionByPodGC}]",
                        "TerminationNotice: Host EC2 (instance node-1) terminated."),
                stop(
                        "its node was shut down",
                        failed("Terminated")
                                + "\n"
                                + "conditions: [{type: DisruptionTarget, status: 'True', reason:"
                                + " TerminationByKubelet}]\n"
                                + "containerStatuses:"
                                + " [" + ended("a", 143, "Error") + "]",
                        "TerminationNotice: Host EC2 (instance node-1) stopped."),
                stop(
                        "a node that is shut down takes no task",
                        failed("NodeShutdown"),
                        "TaskFailedToStart: Container instance refused the task: NodeShutdown: the words of the"
                                + " kubelet"),
                Arguments.of(
                        "a container that never started because of its command",
                        "",
                        status(
                                "Failed",
                                "{name: a, state: {terminated: {exitCode: 128, reason: StartError,"
                                        + " message: exec failed, startedAt: '1970-01-01T00:00:00Z',"
                                        + " finishedAt: '2026-01-01T00:00:05Z'}}}"),
                        "STOPPED",
                        "TaskFailedToStart: CannotStartContainerError: exec failed",
                        ""),
                Arguments.of(
                        "stopped by the service and on its way",
                        STOPPED_BY_SERVICE,
                        status("Running", A_RUNS, B_RUNS),
                        "STOPPING",
                        BY_SERVICE,
                        ""),
                Arguments.of(
                        "stopped by the service: the deadline is not the reason, nor are the exits",
                        STOPPED_BY_SERVICE,
                        failed("DeadlineExceeded") + "\ncontainerStatuses: [" + ended("a", 143, "Error") + "]",
                        "STOPPED",
                        BY_SERVICE,
                        ""),
                Arguments.of(
                        "to be stopped, but it finishes its requests first",
                        DRAINED_BY_SERVICE,
                        status("Running", A_RUNS, B_RUNS),
                        "DEACTIVATING",
                        BY_SERVICE,
                        ""),
                Arguments.of(
                        "an essential container ends while the task is drained",
                        DRAINED_BY_SERVICE,
                        status("Running", ended("a", 1, "Error"), B_RUNS),
                        "STOPPING",
                        BY_SERVICE,
                        ""),
                Arguments.of(
                        "drained, and stopped then",
                        DRAINED_BY_SERVICE + "ecs.longshore.dev/stopping-at: '2026-01-01T00:01:00Z'",
                        status("Running", A_RUNS, B_RUNS),
                        "STOPPING",
                        BY_SERVICE,
                        ""),
                Arguments.of(
                        "somebody asks for a stop",
                        "ecs.longshore.dev/stop: maintenance",
                        status("Running", A_RUNS, B_RUNS),
                        "RUNNING",
                        "",
                        "UserInitiated: maintenance"),
                Arguments.of(
                        "somebody asks for a stop without a word",
                        "ecs.longshore.dev/stop: ''",
                        status("Running", A_RUNS, B_RUNS),
                        "RUNNING",
                        "",
                        "UserInitiated: Task stopped by user"));
    }

    private static Arguments due(String what, String pod, String lastStatus, String due) {
        return Arguments.of(what, "", pod, lastStatus, "", due);
    }

    private static Arguments stop(String what, String pod, String stop) {
        return Arguments.of(what, "", pod, "STOPPED", stop, "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aPodAsEcsShowsIt(String what, String annotations, String status, String lastStatus, String stop, String due) {
        EcsTask task = TaskStatus.of(TaskPods.pod(annotations, status)).orElseThrow();
        assertThat(task.lastStatus()).as(what).hasToString(lastStatus);
        assertThat(task.stop().map(TaskStatusTest::text).orElse("")).isEqualTo(stop);
        assertThat(task.stopDue().map(TaskStatusTest::text).orElse("")).isEqualTo(due);
        assertThat(task.desiredRunning()).isEqualTo(stop.isEmpty() && due.isEmpty());
    }

    private static String text(TaskStop stop) {
        return stop.codeText() + ": " + stop.reason();
    }

    @Test
    void deletedByAUserWhileItRuns() {
        EcsTask task = TaskStatus.of(TaskPods.deleted(TaskPods.pod("", status("Running", A_RUNS, B_RUNS))))
                .orElseThrow();
        assertThat(task.lastStatus()).isEqualTo(LastStatus.STOPPING);
        assertThat(task.stop()).contains(TaskStop.byUser());
        assertThat(task.stopDue()).isEmpty();
    }

    @Test
    void evictedByADrain() {
        String evicted = "\nconditions: [{type: DisruptionTarget, status: 'True', reason: EvictionByEvictionAPI}]";
        EcsTask task = TaskStatus.of(TaskPods.deleted(TaskPods.pod("", status("Running", A_RUNS, B_RUNS) + evicted)))
                .orElseThrow();
        assertThat(task.stop().map(TaskStatusTest::text))
                .contains("TerminationNotice: ECS is performing maintenance on the underlying infrastructure hosting"
                        + " the task.");
    }

    @Test
    void evictedBecauseItsNodeIsUnreachable() {
        String lost = "\nconditions: [{type: DisruptionTarget, status: 'True', reason: DeletionByTaintManager}]";
        EcsTask task = TaskStatus.of(TaskPods.deleted(TaskPods.pod("", status("Running", A_RUNS, B_RUNS) + lost)))
                .orElseThrow();
        assertThat(task.lastStatus()).isEqualTo(LastStatus.STOPPING);
        assertThat(task.stop().map(TaskStatusTest::text))
                .contains("TerminationNotice: Host EC2 (instance node-1) terminated.");
    }

    @Test
    void aRefusalOfTheKubeletIsTheInstancesAndNotAnEviction() {
        assertThat(refused(failed("OutOfcpu"))).isTrue();
        assertThat(refused(failed("Evicted"))).isFalse();
        assertThat(refused(failed("DeadlineExceeded"))).isFalse();
        assertThat(refused(failed("OutOfcpu") + "\ncontainerStatuses: [" + ended("a", 1, "Error") + "]"))
                .isFalse();
        assertThat(refused("phase: Pending\nreason: OutOfcpu")).isFalse();
    }

    private static boolean refused(String status) {
        return TaskStatus.of(TaskPods.pod("", status)).orElseThrow().instanceRefused();
    }

    @Test
    void containersKeepTheirEcsNamesExitCodesAndPorts() {
        EcsTask task = TaskStatus.of(
                        TaskPods.pod("", status("Failed", ended("a", 137, "OOMKilled"), ended("b", 0, "Completed"))))
                .orElseThrow();
        EcsContainer app = task.containers().getFirst();
        assertThat(app.name()).isEqualTo("App_A");
        assertThat(app.exitCode()).contains(137);
        assertThat(app.reason()).contains("OutOfMemoryError: Container killed due to memory usage");
        assertThat(app.networkBindings()).containsExactly(new EcsContainer.NetworkBinding(80, 32768, "tcp"));
        assertThat(task.containers().get(1).exitCode()).contains(0);
        assertThat(task.containers().get(1).reason()).isEmpty();
    }

    @Test
    void timesAreThoseOfTheLastContainer() {
        EcsTask running = TaskStatus.of(TaskPods.pod("", status("Running", A_RUNS, B_RUNS)))
                .orElseThrow();
        assertThat(running.startedAt()).hasValueSatisfying(at -> assertThat(at).hasToString("2026-01-01T00:00:07Z"));
        assertThat(running.healthyAt()).hasValueSatisfying(at -> assertThat(at).hasToString("2026-01-01T00:00:47Z"));
        assertThat(running.stoppedAt()).isEmpty();
        EcsTask ended = TaskStatus.of(
                        TaskPods.pod("", status("Failed", ended("a", 1, "Error"), ended("b", 0, "Error"))))
                .orElseThrow();
        assertThat(ended.stoppedAt()).hasValueSatisfying(at -> assertThat(at).hasToString("2026-01-01T00:02:00Z"));
    }

    @Test
    void foreignAndOrphanedPodsAreNoTasks() {
        assertThat(TaskStatus.of(TaskPods.foreign())).isEmpty();
        assertThat(TaskStatus.of(TaskPods.orphaned(TaskPods.pod("", "phase: Running"))))
                .isEmpty();
    }
}

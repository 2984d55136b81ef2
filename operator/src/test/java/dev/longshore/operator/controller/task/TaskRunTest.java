package dev.longshore.operator.controller.task;

import static dev.longshore.operator.support.EcsTasks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Failure;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.ecs.v1alpha1.TaskStatus;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.placement.Explanation;
import dev.longshore.engine.placement.InstanceRefusals;
import dev.longshore.engine.placement.Refusal;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.Progress;
import dev.longshore.operator.support.Ecs;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TaskRunTest {
    private static final Progress NOTHING = progress(List.of(), 0, Optional.empty());
    private static final Explanation PORT_TAKEN = new Explanation(List.of(new InstanceRefusals(
            "node-1", List.of(new Refusal.PortTaken(new HostPort(8080, Protocol.TCP), Optional.empty())))));

    private final Task task = task(3);

    private static Task task(int count) {
        Task task = Ecs.task("run", "job", count);
        task.getMetadata().setUid("uid");
        return task;
    }

    private static TaskName name(long number) {
        return TaskName.of("run", "uid", "", number);
    }

    private static Progress progress(List<TaskName> placed, int unplaceable, Optional<Explanation> why) {
        List<TaskName> waiting = LongStream.rangeClosed(1, unplaceable)
                .mapToObj(TaskRunTest::name)
                .toList();
        return new Progress(waiting, placed, unplaceable, why, Optional.empty());
    }

    private static TaskState state(long number, String lastStatus) {
        return TaskState.builder()
                .taskId(name(number).taskId())
                .lastStatus(lastStatus)
                .build();
    }

    private void record(TaskStatus status) {
        task.setStatus(status);
    }

    @Test
    void atFirstAllAreToBeStarted() {
        TaskRun run = TaskRun.of(task, NOTHING, List.of(), List.of(), NOON);
        assertThat(run.unstarted()).containsExactly(name(1), name(2), name(3));
        assertThat(run.complete()).isFalse();
    }

    @Test
    void whatIsPlacedIsNotStartedAgain() {
        TaskRun run = TaskRun.of(task, progress(List.of(name(2)), 0, Optional.empty()), List.of(), List.of(), NOON);
        assertThat(run.unstarted()).containsExactly(name(1), name(3));
        assertThat(run.unseen()).isEqualTo(1);
    }

    @Test
    void aRecordedTaskWithoutAPodHasStoppedAndIsNotReplaced() {
        record(TaskStatus.builder()
                .tasks(List.of(state(1, "RUNNING"), state(2, "RUNNING"), state(3, "RUNNING")))
                .build());
        TaskRun run = TaskRun.of(task, NOTHING, List.of(), List.of(), NOON);
        assertThat(run.unstarted()).isEmpty();
        assertThat(run.stopped()).isEqualTo(3);
        assertThat(run.complete()).isTrue();
        assertThat(run.states()).allSatisfy(state -> {
            assertThat(state.stopCode()).isEqualTo(TaskStopCode.USER_INITIATED);
            assertThat(state.stoppedReason()).isEqualTo("Task stopped by user");
        });
    }

    @Test
    void withoutRoomTheRestHasFailedForGood() {
        record(TaskStatus.builder().tasks(List.of(state(1, "STOPPED"))).build());
        TaskRun run = TaskRun.of(task, progress(List.of(), 2, Optional.of(PORT_TAKEN)), List.of(), List.of(), NOON);
        assertThat(run.failures()).hasSize(2).allSatisfy(failure -> {
            assertThat(failure.reason()).isEqualTo("RESOURCE:PORTS");
            assertThat(failure.detail()).contains("8080/tcp");
        });
        assertThat(run.unstarted()).isEmpty();
        assertThat(run.complete()).isTrue();
    }

    @Test
    void failuresOnceRecordedStay() {
        Failure recorded = Failure.builder().reason("RESOURCE:CPU").build();
        record(TaskStatus.builder().failures(List.of(recorded)).build());
        TaskRun run = TaskRun.of(task, NOTHING, List.of(), List.of(), NOON);
        assertThat(run.failures()).containsExactly(recorded);
        assertThat(run.unstarted()).hasSize(2);
    }

    @Test
    void aRunThatWaitsHasNoFailures() {
        task.setSpec(task.getSpec().toBuilder().waitForCapacity(true).build());
        TaskRun run = TaskRun.of(task, progress(List.of(), 3, Optional.of(PORT_TAKEN)), List.of(), List.of(), NOON);
        assertThat(run.failures()).isEmpty();
        assertThat(run.unstarted()).hasSize(3);
    }

    @Test
    void inAClusterWithoutInstancesTheFailureSaysSo() {
        TaskRun run = TaskRun.of(
                task, progress(List.of(), 3, Optional.of(new Explanation(List.of()))), List.of(), List.of(), NOON);
        assertThat(run.failures())
                .hasSize(3)
                .allSatisfy(failure ->
                        assertThat(failure.reason()).isEqualTo("No Container Instances were found in your cluster."));
    }
}

package dev.longshore.operator.controller.task;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.COMPLETE;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.FAILED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.PLACED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.PODS_ADMITTED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;

import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.ecs.v1alpha1.TaskStatus;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.engine.placement.PlacementMessages;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.placement.Progress;
import dev.longshore.operator.placement.Refused;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.status.EventRecorder;
import dev.longshore.operator.status.IgnoredCondition;
import dev.longshore.operator.status.StatusPatch;
import io.fabric8.kubernetes.api.model.Condition;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what a standalone run does: its status, its conditions and its events. */
public final class TaskReport {
    private final EventRecorder events;

    /** Reports on runs in their status and by these events. */
    public TaskReport(EventRecorder events) {
        this.events = events;
    }

    /** Whether the run is over for good; a Task's spec never changes. */
    boolean complete(Task task) {
        return task.getStatus() != null && Conditions.isTrue(task.getStatus().conditions(), COMPLETE);
    }

    UpdateControl<Task> status(
            Task task,
            Resolution.Found found,
            TaskRun run,
            Progress progress,
            Instant now,
            Optional<Instant> healthChange) {
        tell(task, run);
        TaskStatus status = TaskStatus.builder()
                .tasks(run.states())
                .failures(run.failures())
                .taskDefinition(found.revision().reference())
                .runningCount(run.running())
                .stoppedCount(run.stopped())
                .pendingCount(run.states().size()
                        - run.running()
                        - run.stopped()
                        + run.unseen()
                        + run.unstarted().size())
                .observedGeneration(task.getMetadata().getGeneration())
                .conditions(conditions(task, run, progress, now))
                .build();
        UpdateControl<Task> control = StatusPatch.of(task, new Task(), status);
        Stream.concat(progress.refused().flatMap(Refused::retryAt).stream(), healthChange.stream())
                .min(Comparator.naturalOrder())
                .ifPresent(at ->
                        control.rescheduleAfter(Duration.between(now, at).abs().plusMillis(10)));
        return control;
    }

    UpdateControl<Task> unresolved(Task task, Resolution.Missing missing, Instant now) {
        if (!missing.reason().equals("TaskDefinitionNotFound")
                && !missing.reason().equals("ClusterNotFound")) {
            // What is applied together may be seen in any order; these two the condition tells.
            events.warning(task, missing.reason(), missing.message());
        }
        TaskStatus before = Optional.ofNullable(task.getStatus())
                .orElseGet(() -> TaskStatus.builder().build());
        List<Condition> conditions = conditions(task, now)
                .set(VALID, false, missing.reason(), missing.message())
                .set(READY, false, missing.reason(), missing.message())
                .set(COMPLETE, false, missing.reason(), "the run has not begun")
                .list();
        TaskStatus status = before.toBuilder()
                .observedGeneration(task.getMetadata().getGeneration())
                .conditions(conditions)
                .build();
        return StatusPatch.of(task, new Task(), status);
    }

    void forget(Task task) {
        events.forget(task);
    }

    private void tell(Task task, TaskRun run) {
        int recorded =
                task.getStatus() == null ? 0 : task.getStatus().failures().size();
        run.failures().stream()
                .skip(recorded)
                .findFirst()
                .ifPresent(failure -> events.warning(
                        task,
                        "TaskPlacementFailure",
                        "was unable to place a task. Reason: " + failure.reason()
                                + Optional.ofNullable(failure.detail())
                                        .map(detail -> ": " + detail)
                                        .orElse("")));
        if (run.complete()) {
            events.normal(
                    task,
                    "Stopped",
                    run.stopped() + " tasks have stopped, " + run.failures().size() + " could not be placed.");
        }
    }

    private static Conditions conditions(Task task, Instant now) {
        List<Condition> before = Optional.ofNullable(task.getStatus())
                .map(TaskStatus::conditions)
                .orElse(List.of());
        return new Conditions(before, task.getMetadata().getGeneration(), now);
    }

    private static List<Condition> conditions(Task task, TaskRun run, Progress progress, Instant now) {
        boolean placed = run.failures().isEmpty() && progress.unplaceable() == 0;
        Optional<Refused> refused = progress.refused();
        boolean failed = !run.failures().isEmpty() || run.states().stream().anyMatch(TaskReport::failed);
        String counts = run.running() + " RUNNING, " + run.stopped() + " STOPPED, "
                + run.failures().size() + " failed to be placed";
        Conditions conditions = conditions(task, now);
        IgnoredCondition.set(conditions, IgnoredFields.of(task.getSpec()));
        return conditions
                .set(VALID, true, "Valid", "cluster and task definition are found, and allow each other")
                .set(
                        PLACED,
                        placed,
                        placed ? "Placed" : "NoInstance",
                        placed
                                ? "every task has a place"
                                : progress.explanation()
                                        .map(PlacementMessages::serviceEvent)
                                        .orElse(counts))
                .set(
                        PODS_ADMITTED,
                        refused.isEmpty(),
                        refused.isEmpty() ? "Admitted" : "Refused",
                        refused.map(Refused::message).orElse("the API server takes the tasks' pods"))
                .set(COMPLETE, run.complete(), run.complete() ? "Stopped" : "InProgress", counts)
                .set(FAILED, failed, failed ? "TaskFailed" : "NoFailure", counts)
                .set(
                        READY,
                        run.complete() || run.unstarted().isEmpty(),
                        run.complete() ? "Stopped" : "InProgress",
                        counts)
                .list();
    }

    /** A task that ended by itself with success is none; one that was stopped or never started is. */
    private static boolean failed(TaskState state) {
        boolean exitedBadly = state.containers().stream()
                .anyMatch(container -> Objects.requireNonNullElse(container.exitCode(), 0) != 0);
        return exitedBadly || state.stopCode() == TaskStopCode.TASK_FAILED_TO_START;
    }
}

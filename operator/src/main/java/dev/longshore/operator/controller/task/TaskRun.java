package dev.longshore.operator.controller.task;

import dev.longshore.ecs.v1alpha1.Failure;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.ecs.v1alpha1.TaskStatus;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.engine.placement.Explanation;
import dev.longshore.engine.placement.InstanceRefusals;
import dev.longshore.engine.placement.PlacementMessages;
import dev.longshore.operator.controller.life.TaskStates;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.Progress;
import dev.longshore.operator.pod.EcsTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * How far a standalone run is.
 *
 * @param states its tasks that have or had a pod, by number
 * @param failures its tasks that could not be placed and never will be
 * @param unstarted its tasks that are still to be placed
 * @param unseen how many are placed and not seen yet
 */
public record TaskRun(List<TaskState> states, List<Failure> failures, List<TaskName> unstarted, int unseen) {
    private static final String STOPPED = "STOPPED";

    /** Puts together what is known of a run; the queue's progress must have been read before the pods were. */
    public static TaskRun of(Task task, Progress progress, List<EcsTask> pods, List<EcsTask> departures, Instant now) {
        return of(task, progress, pods, departures, false, now);
    }

    /**
     * The same where tasks without room may wait for a capacity provider to grow.
     *
     * @param provisioning whether they do
     */
    static TaskRun of(
            Task task,
            Progress progress,
            List<EcsTask> pods,
            List<EcsTask> departures,
            boolean provisioning,
            Instant now) {
        Map<String, TaskState> states = states(task, pods, departures, now);
        Set<String> placed = new HashSet<>();
        progress.placed().forEach(name -> placed.add(name.taskId()));
        placed.removeAll(states.keySet());

        int count = count(task);
        List<TaskState> ordered = new ArrayList<>();
        List<TaskName> unstarted = new ArrayList<>();
        for (long number = 1; number <= count; number++) {
            TaskName name = name(task, number);
            if (states.containsKey(name.taskId())) {
                ordered.add(states.get(name.taskId()));
            } else if (!placed.contains(name.taskId())) {
                unstarted.add(name);
            }
        }
        List<Failure> failures = failures(task, progress, waits(task, provisioning));
        int waiting = Math.max(0, unstarted.size() - failures.size());
        return new TaskRun(ordered, failures, List.copyOf(unstarted.subList(0, waiting)), placed.size());
    }

    /** Whether tasks without room wait: the run says so, or a capacity provider of theirs may grow. StartTask's never wait. */
    static boolean waits(Task task, boolean provisioning) {
        return Boolean.TRUE.equals(task.getSpec().waitForCapacity())
                || (provisioning && task.getSpec().containerInstances().isEmpty());
    }

    /** All tasks of the run, in the order of their numbers. */
    static List<TaskName> names(Task task) {
        return LongStream.rangeClosed(1, count(task))
                .mapToObj(number -> name(task, number))
                .toList();
    }

    /** StartTask: the pod of each task, and the one instance that is named for it; empty for RunTask. */
    static Map<String, String> targets(Task task) {
        List<String> instances = task.getSpec().containerInstances();
        Map<String, String> targets = new HashMap<>();
        for (int index = 0; index < instances.size(); index++) {
            targets.put(name(task, index + 1L).podName(), Arn.lastSegment(instances.get(index)));
        }
        return targets;
    }

    /** RunTask's count; StartTask starts one task on each instance that it names. */
    public static int count(Task task) {
        int instances = task.getSpec().containerInstances().size();
        return instances > 0
                ? instances
                : Optional.ofNullable(task.getSpec().count()).orElse(1);
    }

    /** The name of a run's task of this number. */
    public static TaskName name(Task task, long number) {
        return TaskName.of(task.getMetadata().getName(), task.getMetadata().getUid(), "", number);
    }

    /** What the status recorded, overruled by what is seen; a recorded task whose pod is gone has stopped. */
    private static Map<String, TaskState> states(Task task, List<EcsTask> pods, List<EcsTask> departures, Instant now) {
        Map<String, TaskState> states = new HashMap<>();
        recorded(task).tasks().forEach(state -> states.put(state.taskId(), stopped(state)));
        departures.forEach(gone -> states.put(gone.taskId(), stopped(TaskStates.of(gone, now))));
        pods.forEach(seen -> states.merge(seen.taskId(), TaskStates.of(seen, now), TaskRun::sinceItsStart));
        return states;
    }

    /** A container that is restarted in place does not start the task again: startedAt is when it first was RUNNING. */
    private static TaskState sinceItsStart(TaskState recorded, TaskState seen) {
        return recorded.startedAt() == null
                ? seen
                : seen.toBuilder()
                        .startedAt(recorded.startedAt())
                        .pullStoppedAt(recorded.pullStoppedAt())
                        .build();
    }

    private static TaskState stopped(TaskState state) {
        if (STOPPED.equals(state.lastStatus())) {
            return state;
        }
        TaskStopCode code = state.stopCode() == null ? TaskStopCode.USER_INITIATED : state.stopCode();
        String reason = state.stoppedReason() == null ? "Task stopped by user" : state.stoppedReason();
        return state.toBuilder()
                .lastStatus(STOPPED)
                .desiredStatus(STOPPED)
                .stopCode(code)
                .stoppedReason(reason)
                .build();
    }

    /** Those recorded, and unless the run waits for capacity those that just found no instance. */
    private static List<Failure> failures(Task task, Progress progress, boolean waits) {
        List<Failure> failures = new ArrayList<>(recorded(task).failures());
        progress.explanation().filter(why -> !waits).ifPresent(why -> {
            if (!task.getSpec().containerInstances().isEmpty()) {
                failures.addAll(startFailures(task, progress, why));
                return;
            }
            for (int i = 0; i < progress.unplaceable(); i++) {
                failures.add(failure(why, why.closest()));
            }
        });
        return List.copyOf(failures);
    }

    /** StartTask answers for each instance that it was told. */
    private static List<Failure> startFailures(Task task, Progress progress, Explanation why) {
        Map<String, String> targets = targets(task);
        return progress.waiting().stream()
                .map(name -> Objects.requireNonNull(targets.get(name.podName())))
                .map(target -> why.refused().stream()
                        .filter(refusal -> refusal.instance().equals(target))
                        .findFirst()
                        .map(refusal -> failure(why, Optional.of(refusal)))
                        .orElseGet(() -> missing(target)))
                .toList();
    }

    private static Failure missing(String instance) {
        return Failure.builder()
                .arn(instance)
                .reason("MISSING")
                .detail("the cluster has no container instance " + instance)
                .build();
    }

    private static Failure failure(Explanation why, Optional<InstanceRefusals> closest) {
        return Failure.builder()
                .arn(closest.map(InstanceRefusals::instance).orElse(null))
                .reason(closest.map(instance -> instance.first().reason()).orElse(PlacementMessages.nothing(why)))
                .detail(closest.map(instance -> "container instance " + instance.instance() + " "
                                + PlacementMessages.detail(instance.first()) + "; " + PlacementMessages.summary(why))
                        .orElse(null))
                .build();
    }

    private static TaskStatus recorded(Task task) {
        return Optional.ofNullable(task.getStatus())
                .orElseGet(() -> TaskStatus.builder().build());
    }

    boolean complete() {
        return unstarted.isEmpty() && unseen == 0 && states.stream().allMatch(s -> STOPPED.equals(s.lastStatus()));
    }

    int stopped() {
        return (int) states.stream().filter(s -> STOPPED.equals(s.lastStatus())).count();
    }

    int running() {
        return (int)
                states.stream().filter(s -> "RUNNING".equals(s.lastStatus())).count();
    }
}

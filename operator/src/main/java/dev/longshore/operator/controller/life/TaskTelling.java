package dev.longshore.operator.controller.life;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.events.StateChanges;
import dev.longshore.operator.events.TaskStateChange;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStop;
import dev.longshore.operator.watch.Departures;
import dev.longshore.operator.watch.ObservedPod;
import dev.longshore.operator.watch.PodWatch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Tells each change of a task's state, from the moment on when all pods have been listed. */
public final class TaskTelling implements PodWatch.Listener {
    private final StateChanges changes;
    private final Departures departures;
    private final Function<EcsTask, TaskStateChange.Origin> origin;
    private final InstantSource clock;
    private final AtomicBoolean listed = new AtomicBoolean();

    /** Tells what becomes of tasks; their owners are asked for the origin of each. */
    public TaskTelling(
            StateChanges changes,
            Departures departures,
            Function<EcsTask, TaskStateChange.Origin> origin,
            InstantSource clock) {
        this.changes = changes;
        this.departures = departures;
        this.origin = origin;
        this.clock = clock;
    }

    /** What changes from now on is told; what was listed is nothing new. */
    public void begin() {
        listed.set(true);
    }

    @Override
    public void podChanged(PodKey key, Optional<ObservedPod> before, Optional<ObservedPod> after) {
        Optional<EcsTask> was = before.flatMap(ObservedPod::task);
        Optional<EcsTask> is = after.flatMap(ObservedPod::task);
        if (listed.get()) {
            is.filter(task -> was.filter(earlier -> same(earlier, task)).isEmpty())
                    .ifPresent(this::tell);
            was.filter(task -> is.isEmpty() && !task.stopped()).ifPresent(gone -> tell(ended(gone)));
        }
    }

    /** The record of a stopped task goes in silence; a task whose pod is deleted has stopped. */
    private EcsTask ended(EcsTask gone) {
        TaskStop cause = departures.of(gone.ownerUid()).stream()
                .filter(task -> task.taskId().equals(gone.taskId()))
                .findFirst()
                .flatMap(EcsTask::stop)
                .or(gone::stop)
                .orElseGet(TaskStop::byUser);
        return gone.stoppedBecauseOf(cause);
    }

    private static boolean same(EcsTask one, EcsTask other) {
        return one.lastStatus() == other.lastStatus()
                && one.desiredRunning() == other.desiredRunning()
                && one.containers().equals(other.containers());
    }

    private void tell(EcsTask task) {
        Instant now = clock.instant();
        changes.tell(TaskStateChange.of(task, TaskStates.of(task, now), origin.apply(task), now));
    }
}

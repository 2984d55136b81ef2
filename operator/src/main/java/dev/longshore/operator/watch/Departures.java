package dev.longshore.operator.watch;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStop;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tasks whose pods are gone, by owner, until the owner has written them down: a deleted pod keeps no record of its own. */
public final class Departures implements PodWatch.Listener {
    private static final int KEPT = 20;

    private final Map<String, Deque<EcsTask>> byOwner = new ConcurrentHashMap<>();
    private final Map<String, EcsTask> stopping = new ConcurrentHashMap<>();

    /** The task is about to be deleted: its record is as it is now, for the kubelet blurs what a deleted pod last showed. */
    public void expect(EcsTask task, TaskStop cause) {
        stopping.put(task.podUid(), task.stoppedBecauseOf(cause));
    }

    /** The task is told to stop. Until its pod shows that, it would look wanted, and another would be stopped besides. */
    public void stopping(EcsTask task, TaskStop cause) {
        stopping.put(task.podUid(), task.stoppingBecauseOf(cause));
    }

    /** As {@link #stopping}, for a task that finishes its requests first. */
    public void draining(EcsTask task, TaskStop cause, Instant until) {
        stopping.put(task.podUid(), task.drainingBecauseOf(cause, until));
    }

    /** The task could not be told to stop. */
    public void notStopping(EcsTask task) {
        stopping.remove(task.podUid());
    }

    /** A task as it was told to be: as its record will show it where it is about to be deleted, STOPPING where it is told to stop. */
    public EcsTask told(EcsTask task) {
        EcsTask told = Objects.requireNonNullElse(stopping.get(task.podUid()), task);
        boolean shown = task.stop().isPresent() || task.stopped();
        return shown && !told.stopped() ? task : told;
    }

    @Override
    public void podChanged(PodKey key, Optional<ObservedPod> before, Optional<ObservedPod> after) {
        if (after.isEmpty()) {
            before.flatMap(ObservedPod::task).ifPresent(this::keep);
        }
    }

    private void keep(EcsTask task) {
        EcsTask record = told(task);
        stopping.remove(task.podUid());
        byOwner.compute(task.ownerUid(), (uid, kept) -> {
            Deque<EcsTask> tasks = kept == null ? new ArrayDeque<>() : kept;
            tasks.addFirst(record);
            if (tasks.size() > KEPT) {
                tasks.removeLast();
            }
            return tasks;
        });
    }

    /** The latest departures of an owner, newest first. */
    public List<EcsTask> of(String ownerUid) {
        List<EcsTask> copy = new ArrayList<>();
        byOwner.computeIfPresent(ownerUid, (uid, kept) -> {
            copy.addAll(kept);
            return kept;
        });
        return copy;
    }

    /** Drops what is remembered of an owner that is gone. */
    public void forget(String ownerUid) {
        byOwner.remove(ownerUid);
    }
}

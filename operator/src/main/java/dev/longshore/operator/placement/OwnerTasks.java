package dev.longshore.operator.placement;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.placement.Explanation;
import dev.longshore.operator.names.TaskName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one owner wants and how far each task is. Reconcilers say and ask, the queue's thread advances: each method is atomic. */
final class OwnerTasks {
    private enum Stage {
        QUEUED,
        UNPLACEABLE,
        PLACED
    }

    /**
     * One task on its way.
     *
     * @param since when it was wanted first, by {@link System#nanoTime}
     */
    private record Entry(TaskName name, Stage stage, long since) {
        Entry in(Stage now) {
            return new Entry(name, now, since);
        }
    }

    private final Owner owner;
    private Wanted wanted;
    /** By pod name, in the order of their numbers. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Optional<Explanation> explanation = Optional.empty();
    private Optional<Refused> refused = Optional.empty();

    OwnerTasks(Owner owner, Wanted wanted) {
        this.owner = owner;
        this.wanted = wanted;
        want(wanted);
    }

    Owner owner() {
        return owner;
    }

    /** What one of its tasks takes. */
    synchronized Resources size() {
        return wanted.shape().resources();
    }

    synchronized boolean ofDaemon() {
        return wanted.considered().isPresent();
    }

    synchronized void want(Wanted now) {
        if (!now.deployment().equals(wanted.deployment())) {
            refused = Optional.empty();
        }
        boolean asksOtherwise =
                !now.rules().equals(wanted.rules()) || !now.shape().equals(wanted.shape());
        wanted = now;
        if (asksOtherwise) {
            // No instance has changed, but what is asked of them has.
            retry();
        }
        long began = System.nanoTime();
        Set<String> names = new HashSet<>();
        now.tasks().forEach(task -> names.add(task.podName()));
        entries.entrySet().removeIf(e -> e.getValue().stage() != Stage.PLACED && !names.contains(e.getKey()));
        now.tasks().forEach(task -> entries.putIfAbsent(task.podName(), new Entry(task, Stage.QUEUED, began)));
        if (entries.values().stream().noneMatch(entry -> entry.stage() == Stage.UNPLACEABLE)) {
            explanation = Optional.empty();
        }
    }

    /** Nothing is wanted any more; what is being written is beyond recall. */
    synchronized void drop() {
        entries.values().removeIf(entry -> entry.stage() != Stage.PLACED);
    }

    /** The tasks to place now; from here on they count as placed until {@link #unplaceable} says otherwise. */
    synchronized Batch take(Instant now) {
        if (refused.filter(r -> r.retryAt().isEmpty() || r.retryAt().get().isAfter(now))
                .isPresent()) {
            return new Batch(wanted, List.of());
        }
        List<TaskName> names = new ArrayList<>();
        entries.replaceAll((pod, entry) -> {
            if (entry.stage() != Stage.QUEUED) {
                return entry;
            }
            names.add(entry.name());
            return entry.in(Stage.PLACED);
        });
        return new Batch(wanted, List.copyOf(names));
    }

    /** What is to be placed, and for what. */
    record Batch(Wanted wanted, List<TaskName> tasks) {}

    synchronized void unplaceable(List<TaskName> names, Optional<Explanation> why) {
        names.forEach(name -> to(name, Stage.UNPLACEABLE));
        explanation = why;
    }

    /** What waits for room, and for what; nothing where the tasks are tried only once. */
    synchronized Batch waitingForRoom() {
        return new Batch(wanted, wanted.waits() ? names(Stage.UNPLACEABLE) : List.of());
    }

    /** Room may have appeared: what was tried in vain is tried again. */
    synchronized void retry() {
        if (wanted.waits()) {
            entries.replaceAll((pod, entry) -> entry.stage() == Stage.UNPLACEABLE ? entry.in(Stage.QUEUED) : entry);
        }
    }

    /** The API server said no: the task waits again, and its owner's others with it. */
    synchronized void refused(TaskName name, Refused refusal) {
        to(name, Stage.QUEUED);
        refused = Optional.of(refusal);
    }

    synchronized void accepted() {
        refused = Optional.empty();
    }

    /** The task's pod has been seen, or is known to be gone: it is the watch's from here on. */
    synchronized void settled(PodKey pod) {
        entries.remove(pod.name());
    }

    synchronized Progress progress() {
        List<TaskName> unplaceable = names(Stage.UNPLACEABLE);
        List<TaskName> waiting = new ArrayList<>(names(Stage.QUEUED));
        waiting.addAll(unplaceable);
        return new Progress(List.copyOf(waiting), names(Stage.PLACED), unplaceable.size(), explanation, refused);
    }

    /** For how long a task has been wanted; nothing if it is no longer. */
    synchronized Duration wantedFor(TaskName name, long now) {
        return Optional.ofNullable(entries.get(name.podName()))
                .map(entry -> Duration.ofNanos(now - entry.since()))
                .orElse(Duration.ZERO);
    }

    synchronized QueueDepth depth() {
        return new QueueDepth(count(Stage.QUEUED), count(Stage.UNPLACEABLE), count(Stage.PLACED), 0);
    }

    synchronized boolean idle() {
        return entries.isEmpty();
    }

    private void to(TaskName name, Stage stage) {
        entries.computeIfPresent(name.podName(), (pod, entry) -> entry.in(stage));
    }

    private int count(Stage stage) {
        return (int) entries.values().stream()
                .filter(entry -> entry.stage() == stage)
                .count();
    }

    private List<TaskName> names(Stage stage) {
        return entries.values().stream()
                .filter(entry -> entry.stage() == stage)
                .map(Entry::name)
                .toList();
    }
}

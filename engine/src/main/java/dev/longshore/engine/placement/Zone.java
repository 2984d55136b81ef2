package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.TaskGroup;
import java.util.Collection;
import java.util.PriorityQueue;

/** One availability zone: how many tasks of the group it has, and its candidates, best first. */
final class Zone implements Comparable<Zone> {
    private final TaskGroup group;
    private final PriorityQueue<Candidate> candidates;
    private int groupTasks;

    /** Counts the group over all instances of the zone; only those that the funnel lets through become candidates. */
    Zone(TaskGroup group, Collection<InstanceLedger> instances, Funnel funnel) {
        this.group = group;
        this.groupTasks = instances.stream().mapToInt(book -> book.tasks(group)).sum();
        this.candidates = new PriorityQueue<>(instances.stream()
                .filter(book -> funnel.isCandidate(book) && funnel.hasRoom(book))
                .map(book -> Candidate.of(book, group))
                .toList());
    }

    boolean hasCandidate() {
        return !candidates.isEmpty();
    }

    /** Takes out the best candidate. */
    InstanceLedger poll() {
        return candidates.remove().book();
    }

    /** Notes that the instance polled last took a task. */
    void placed() {
        groupTasks++;
    }

    /** Queues the instance again, with its figures of now. */
    void offer(InstanceLedger book) {
        candidates.add(Candidate.of(book, group));
    }

    /** The zone with fewer tasks of the group first, then the one with the better candidate; both must have one. */
    @Override
    public int compareTo(Zone other) {
        int byTasks = Integer.compare(groupTasks, other.groupTasks);
        return byTasks != 0 ? byTasks : candidates.element().compareTo(other.candidates.element());
    }
}

package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.TaskGroup;
import java.util.Comparator;

/**
 * An instance that may take a task, with the figures that order it, frozen: one that changed is queued anew.
 *
 * @param book the instance
 * @param groupTasks tasks of the group on it
 * @param pods all pods on it; among equals ECS chooses at random, Longshore the emptier one, so that small services
 *     do not meet on the first instances
 */
record Candidate(InstanceLedger book, int groupTasks, int pods) implements Comparable<Candidate> {
    private static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::groupTasks)
            .thenComparingInt(Candidate::pods)
            .thenComparing(candidate -> candidate.book().name());

    static Candidate of(InstanceLedger book, TaskGroup group) {
        return new Candidate(book, book.tasks(group), book.pods());
    }

    @Override
    public int compareTo(Candidate other) {
        return ORDER.compare(this, other);
    }
}

package dev.longshore.engine.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Running sums over the claims of one instance. */
final class Tally {
    private final Map<HostPort, Integer> holders = new HashMap<>();
    private final Map<TaskGroup, Integer> tasks = new HashMap<>();
    private Resources taken = Resources.NONE;
    private int assumed;

    /** Counts from nothing. */
    static Tally of(Collection<Holding> holdings) {
        Tally tally = new Tally();
        holdings.forEach(tally::add);
        return tally;
    }

    void add(Holding holding) {
        taken = taken.plus(holding.claim().resources());
        holding.claim().hostPorts().forEach(port -> count(holders, port, 1));
        holding.claim().group().ifPresent(group -> count(tasks, group, 1));
        assumed += holding.assumed() ? 1 : 0;
    }

    void remove(Holding holding) {
        taken = taken.minus(holding.claim().resources());
        holding.claim().hostPorts().forEach(port -> count(holders, port, -1));
        holding.claim().group().ifPresent(group -> count(tasks, group, -1));
        assumed -= holding.assumed() ? 1 : 0;
    }

    Resources taken() {
        return taken;
    }

    int assumed() {
        return assumed;
    }

    int tasks(TaskGroup group) {
        return tasks.getOrDefault(group, 0);
    }

    boolean holds(HostPort port) {
        return holders.containsKey(port);
    }

    Set<HostPort> ports() {
        return holders.keySet();
    }

    Map<TaskGroup, Integer> tasksByGroup() {
        return tasks;
    }

    boolean matches(Tally other) {
        return taken.equals(other.taken)
                && assumed == other.assumed
                && holders.equals(other.holders)
                && tasks.equals(other.tasks);
    }

    @Override
    public String toString() {
        return taken + ", ports " + holders + ", tasks " + tasks + ", assumed " + assumed;
    }

    private static <K> void count(Map<K, Integer> counts, K key, int change) {
        // Several pods may claim one port where foreign pods raced: it is free only when the last of them is gone.
        counts.merge(key, change, (before, more) -> before + more == 0 ? null : before + more);
    }
}

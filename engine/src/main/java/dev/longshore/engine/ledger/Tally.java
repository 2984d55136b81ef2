package dev.longshore.engine.ledger;

import java.util.HashMap;
import java.util.Map;

/** Running sums over the claims of one instance. */
final class Tally {
    private final IntCounts ports = new IntCounts();
    private long milliCpu;
    private long memoryBytes;
    private int gpus;
    private int enis;
    private int pods;
    private int tasks;
    private int assumed;

    void add(Claim claim, boolean isAssumed) {
        change(claim, isAssumed, 1);
    }

    void remove(Claim claim, boolean isAssumed) {
        change(claim, isAssumed, -1);
    }

    private void change(Claim claim, boolean isAssumed, int by) {
        Resources taken = claim.resources();
        milliCpu += by * taken.milliCpu();
        memoryBytes += by * taken.memoryBytes();
        gpus += by * taken.gpus();
        enis += by * taken.enis();
        pods += by;
        tasks += claim.group().isPresent() ? by : 0;
        assumed += isAssumed ? by : 0;
        // Several pods may claim one port where foreign pods raced: it is free only when the last of them is gone.
        for (HostPort port : claim.hostPorts()) {
            ports.change(port.code(), by);
        }
    }

    Resources leftOf(Resources registered) {
        return new Resources(
                registered.milliCpu() - milliCpu,
                registered.memoryBytes() - memoryBytes,
                registered.gpus() - gpus,
                registered.enis() - enis);
    }

    int pods() {
        return pods;
    }

    int tasks() {
        return tasks;
    }

    int assumed() {
        return assumed;
    }

    boolean holds(HostPort port) {
        return ports.of(port.code()) > 0;
    }

    boolean matches(Tally other) {
        return leftOf(Resources.NONE).equals(other.leftOf(Resources.NONE))
                && pods == other.pods
                && tasks == other.tasks
                && assumed == other.assumed
                && portCounts().equals(other.portCounts());
    }

    @Override
    public String toString() {
        return Resources.NONE.minus(leftOf(Resources.NONE)) + ", ports " + portCounts() + ", " + pods + " pods, "
                + tasks + " tasks, assumed " + assumed;
    }

    private Map<Integer, Integer> portCounts() {
        Map<Integer, Integer> counts = new HashMap<>();
        ports.forEach(counts::put);
        return counts;
    }
}

package dev.longshore.bench.engine;

import dev.longshore.bench.report.MarkdownTable;
import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.TaskGroup;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the ledger takes of the heap, after a collection before and after. Counted is all that only the ledger keeps alive:
 * an instance with its name and six attributes, a pod with its name, and what indexes them.
 */
final class LedgerMemory {
    private static final int INSTANCE_GOAL = 1024;
    private static final int TASK_GOAL = 200;

    private LedgerMemory() {}

    /** Bytes for each instance, and for each task without ports and with a dynamic one. */
    static String report(int instances) {
        long before = used();
        Ledger ledger = new Ledger();
        Fleet.registerAll(ledger, instances);
        long registered = used();
        Fleet.addTasks(ledger, instances);
        long carrying = used();
        addTasksWithPorts(ledger, instances);
        long withPorts = used();
        long tasks = (long) instances * Fleet.TASKS_PER_INSTANCE;
        if (ledger.instances().size() != instances) {
            throw new IllegalStateException("the ledger lost instances");
        }
        return new MarkdownTable("ledger, " + instances + " instances and " + tasks + " tasks", "bytes each", "goal")
                .row(
                        "instance, with its name and six attributes",
                        each(registered - before, instances),
                        "" + INSTANCE_GOAL)
                .row("task, with its pod's name", each(carrying - registered, tasks), "" + TASK_GOAL)
                .row("task with a dynamic host port of its own", each(withPorts - carrying, tasks), "")
                .toString();
    }

    private static void addTasksWithPorts(Ledger ledger, int instances) {
        Resources size = new Resources(10, Fleet.MIB);
        Optional<TaskGroup> group = Optional.of(new TaskGroup("production", "service:ports"));
        for (int number = 0; number < instances * Fleet.TASKS_PER_INSTANCE; number++) {
            Set<HostPort> port = Set.of(new HostPort(32_768 + number / instances, Protocol.TCP));
            ledger.assume(
                    Fleet.pod("ports", number), Fleet.name(number % instances), new Claim(size, port, port, group));
        }
    }

    private static String each(long bytes, long count) {
        return String.format(Locale.ROOT, "%.0f", bytes / (double) count);
    }

    @SuppressWarnings("SystemGc")
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

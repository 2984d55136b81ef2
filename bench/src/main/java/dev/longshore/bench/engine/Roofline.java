package dev.longshore.bench.engine;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceTable;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.placement.PlacementRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same rules as a plain loop: for each task it looks at every instance, in arrays, and keeps no book of who has what. The
 * engine must not be slower than that.
 */
final class Roofline {
    private final Scenario scenario;
    private final long[] freeMilliCpu;
    private final long[] freeMemory;
    private final int[] freePods;
    private final int[] pods;
    private final boolean[] open;
    private final boolean[] member;
    private final int[] zone;
    private final int[] groupTasks;
    private final int[] zoneTasks;

    /** Reads the instances as they are now; the ledger has no vacant slots. */
    Roofline(Scenario scenario, Ledger ledger) {
        InstanceTable table = ledger.table();
        int count = table.end();
        this.scenario = scenario;
        this.freeMilliCpu = new long[count];
        this.freeMemory = new long[count];
        this.freePods = new int[count];
        this.pods = new int[count];
        this.open = new boolean[count];
        this.member = new boolean[count];
        this.zone = new int[count];
        this.groupTasks = new int[count];
        Map<String, Integer> zones = new HashMap<>();
        for (int slot = 0; slot < count; slot++) {
            Instance instance = table.book(slot).instance();
            freeMilliCpu[slot] = table.freeMilliCpu().of(slot);
            freeMemory[slot] = table.freeMemoryBytes().of(slot);
            freePods[slot] = (int) table.freePods().of(slot);
            pods[slot] = (int) table.pods().of(slot);
            open[slot] = table.isOpen(slot);
            member[slot] = scenario != Scenario.CONSTRAINED
                    || Scenario.MEMBERS.contains(instance.attributes().get("ecs.instance-type"));
            zone[slot] = zones.computeIfAbsent(instance.zone(), name -> zones.size());
        }
        this.zoneTasks = new int[zones.size()];
    }

    /** Places all tasks of the requests, each of which is of a group that has no task yet; answers the slots in their order. */
    int[] place(List<PlacementRequest> requests) {
        int[] chosen = new int[scenario.tasks(open.length)];
        int placed = 0;
        for (PlacementRequest request : requests) {
            Resources needed = request.shape().resources();
            Arrays.fill(zoneTasks, 0);
            for (int task = 0; task < request.tasks().size(); task++) {
                int slot = best(needed.milliCpu(), needed.memoryBytes());
                if (slot >= 0) {
                    take(slot, needed);
                    chosen[placed++] = slot;
                }
            }
        }
        return Arrays.copyOf(chosen, placed);
    }

    private int best(long milliCpu, long memory) {
        boolean bySlot = scenario == Scenario.SPREAD;
        boolean distinct = scenario == Scenario.CONSTRAINED;
        int best = -1;
        for (int slot = 0; slot < open.length; slot++) {
            if (open[slot]
                    && milliCpu <= freeMilliCpu[slot]
                    && memory <= freeMemory[slot]
                    && freePods[slot] > 0
                    && member[slot]
                    && (!distinct || groupTasks[slot] == 0)
                    && (best < 0 || (bySlot ? hasFewerTasks(slot, best) : isPackedBefore(slot, best)))) {
                best = slot;
            }
        }
        return best;
    }

    private boolean hasFewerTasks(int slot, int best) {
        return groupTasks[slot] != groupTasks[best] ? groupTasks[slot] < groupTasks[best] : pods[slot] < pods[best];
    }

    private boolean isPackedBefore(int slot, int best) {
        int tasks = zoneTasks[zone[slot]];
        int fewest = zoneTasks[zone[best]];
        if (tasks != fewest) {
            return tasks < fewest;
        }
        return freeMemory[slot] != freeMemory[best] ? freeMemory[slot] < freeMemory[best] : pods[slot] < pods[best];
    }

    private void take(int slot, Resources needed) {
        freeMilliCpu[slot] -= needed.milliCpu();
        freeMemory[slot] -= needed.memoryBytes();
        freePods[slot]--;
        pods[slot]++;
        groupTasks[slot]++;
        zoneTasks[zone[slot]]++;
    }
}

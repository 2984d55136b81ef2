package dev.longshore.bench.engine;

import dev.longshore.engine.ledger.Resources;
import java.util.List;

/**
 * A model of kube-scheduler with the scoring strategy MostAllocated: of the nodes with room it takes the one where the mean of CPU
 * and memory would be the most used with the pod on it, the first among equals.
 */
final class MostAllocated {
    private MostAllocated() {}

    /** How many nodes the tasks take, one after the other, when there is no lack of nodes. */
    static int nodes(List<Resources> tasks) {
        Resources[] free = new Resources[tasks.size()];
        int used = 0;
        for (Resources task : tasks) {
            int best = best(free, used, task);
            if (best == used) {
                free[used++] = Mix.INSTANCE;
            }
            free[best] = free[best].minus(task);
        }
        return used;
    }

    private static int best(Resources[] free, int used, Resources task) {
        int best = used;
        double most = -1;
        for (int node = 0; node < used; node++) {
            if (task.fits(free[node]) && score(free[node].minus(task)) > most) {
                most = score(free[node].minus(task));
                best = node;
            }
        }
        return best;
    }

    private static double score(Resources left) {
        double cpu = 1 - left.milliCpu() / (double) Mix.INSTANCE.milliCpu();
        double memory = 1 - left.memoryBytes() / (double) Mix.INSTANCE.memoryBytes();
        return (cpu + memory) / 2;
    }
}

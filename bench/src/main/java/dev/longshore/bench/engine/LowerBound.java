package dev.longshore.bench.engine;

import dev.longshore.engine.ledger.Resources;
import java.util.List;
import java.util.function.ToLongFunction;

/** How many instances a mix needs at the least, whoever packs it: the better of Martello and Toth's bounds for CPU and for memory. */
final class LowerBound {
    private LowerBound() {}

    static int of(List<Resources> tasks) {
        return Math.max(
                of(tasks, Resources::milliCpu, Mix.INSTANCE.milliCpu()),
                of(tasks, Resources::memoryBytes, Mix.INSTANCE.memoryBytes()));
    }

    private static int of(List<Resources> tasks, ToLongFunction<Resources> size, long capacity) {
        long[] sizes = tasks.stream().mapToLong(size).sorted().toArray();
        long best = 0;
        for (long smallest : sizes) {
            if (2 * smallest <= capacity) {
                best = Math.max(best, withoutSmaller(sizes, smallest, capacity));
            }
        }
        return (int) Math.max(best, withoutSmaller(sizes, 0, capacity));
    }

    /** Leaves out tasks below a size: what is more than half needs an instance each, and the others the room beside them or more. */
    private static long withoutSmaller(long[] sizes, long smallest, long capacity) {
        long alone = 0;
        long shared = 0;
        long roomBeside = 0;
        long others = 0;
        for (long size : sizes) {
            if (size > capacity - smallest) {
                alone++;
            } else if (2 * size > capacity) {
                shared++;
                roomBeside += capacity - size;
            } else if (size >= smallest) {
                others += size;
            }
        }
        long over = Math.max(0, others - roomBeside);
        return alone + shared + (over + capacity - 1) / capacity;
    }
}

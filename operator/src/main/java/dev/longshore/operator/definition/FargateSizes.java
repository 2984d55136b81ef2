package dev.longshore.operator.definition;

import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The pairs of cpu (units) and memory (MiB) that Fargate has. */
final class FargateSizes {
    private static final int LEAST_WINDOWS_CPU = 1024;
    private static final int MOST_WINDOWS_CPU = 4096;
    private static final Map<Integer, NavigableSet<Integer>> MEMORY_BY_CPU = Map.of(
            256, set(IntStream.of(512, 1024, 2048)),
            512, steps(1024, 4096, 1024),
            1024, steps(2048, 8192, 1024),
            2048, steps(4096, 16_384, 1024),
            4096, steps(8192, 30_720, 1024),
            8192, steps(16_384, 61_440, 4096),
            16_384, steps(32_768, 122_880, 8192));

    private FargateSizes() {}

    static boolean exists(int cpuUnits, int memoryMiB, boolean windows) {
        boolean cpuFits = !windows || (cpuUnits >= LEAST_WINDOWS_CPU && cpuUnits <= MOST_WINDOWS_CPU);
        return cpuFits && MEMORY_BY_CPU.getOrDefault(cpuUnits, new TreeSet<>()).contains(memoryMiB);
    }

    /** What would be legal in its place, in words. */
    static String advice(int cpuUnits) {
        NavigableSet<Integer> memory = MEMORY_BY_CPU.get(cpuUnits);
        if (memory == null) {
            return "cpu must be one of " + new TreeSet<>(MEMORY_BY_CPU.keySet()) + ".";
        }
        return memory.size() <= 8
                ? "With cpu " + cpuUnits + ", memory must be one of " + memory + "."
                : "With cpu " + cpuUnits + ", memory must be " + memory.first() + " to " + memory.last()
                        + " in steps of " + (memory.higher(memory.first()) - memory.first()) + ".";
    }

    private static NavigableSet<Integer> steps(int first, int last, int step) {
        return set(IntStream.iterate(first, mib -> mib <= last, mib -> mib + step));
    }

    private static NavigableSet<Integer> set(IntStream values) {
        return new TreeSet<>(values.boxed().toList());
    }
}

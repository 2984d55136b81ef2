package dev.longshore.engine.ledger;

/**
 * CPU and memory in Kubernetes quantities.
 *
 * @param milliCpu thousandths of a CPU; negative only where more is taken than an instance registered
 * @param memoryBytes bytes; negative only where more is taken than an instance registered
 */
public record Resources(long milliCpu, long memoryBytes) {
    /** Nothing at all. */
    public static final Resources NONE = new Resources(0, 0);

    /** The sum of both. */
    public Resources plus(Resources other) {
        return new Resources(milliCpu + other.milliCpu, memoryBytes + other.memoryBytes);
    }

    /** What is left of this when {@code other} is taken away; may be negative. */
    public Resources minus(Resources other) {
        return new Resources(milliCpu - other.milliCpu, memoryBytes - other.memoryBytes);
    }

    /** Whether both parts fit into {@code free}. What asks for nothing fits everywhere, even where nothing is left. */
    public boolean fits(Resources free) {
        return fitsCpu(free) && fitsMemory(free);
    }

    /** Whether the CPU part fits into {@code free}. */
    public boolean fitsCpu(Resources free) {
        return milliCpu == 0 || milliCpu <= free.milliCpu;
    }

    /** Whether the memory part fits into {@code free}. */
    public boolean fitsMemory(Resources free) {
        return memoryBytes == 0 || memoryBytes <= free.memoryBytes;
    }
}

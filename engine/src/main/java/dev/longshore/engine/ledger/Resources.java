package dev.longshore.engine.ledger;

/**
 * What can be counted of an instance, in Kubernetes quantities. A figure is negative only where more is taken than an
 * instance registered.
 *
 * @param milliCpu thousandths of a CPU
 * @param memoryBytes bytes
 * @param gpus whole GPUs
 * @param enis network interfaces for awsvpc tasks; {@link #UNLIMITED} where nothing limits them
 */
public record Resources(long milliCpu, long memoryBytes, int gpus, int enis) {
    /** Stands for more than any number of tasks can take. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Nothing at all. */
    public static final Resources NONE = new Resources(0, 0);

    /** CPU and memory alone. */
    public Resources(long milliCpu, long memoryBytes) {
        this(milliCpu, memoryBytes, 0, 0);
    }

    /** The same with so many GPUs. */
    public Resources withGpus(int count) {
        return new Resources(milliCpu, memoryBytes, count, enis);
    }

    /** The same with so many network interfaces. */
    public Resources withEnis(int count) {
        return new Resources(milliCpu, memoryBytes, gpus, count);
    }

    /** The sum of both. */
    public Resources plus(Resources other) {
        return new Resources(
                milliCpu + other.milliCpu, memoryBytes + other.memoryBytes, gpus + other.gpus, enis + other.enis);
    }

    /** What is left of this when {@code other} is taken away; may be negative. */
    public Resources minus(Resources other) {
        return new Resources(
                milliCpu - other.milliCpu, memoryBytes - other.memoryBytes, gpus - other.gpus, enis - other.enis);
    }

    /** Whether all of it fits into {@code free}. What asks for nothing fits everywhere, even where nothing is left. */
    public boolean fits(Resources free) {
        return fits(milliCpu, free.milliCpu)
                && fits(memoryBytes, free.memoryBytes)
                && fits(gpus, free.gpus)
                && fits(enis, free.enis);
    }

    /** ECS's rule for each single figure: a task of 0 fits where nothing is left. */
    public static boolean fits(long needed, long free) {
        return needed == 0 || needed <= free;
    }
}

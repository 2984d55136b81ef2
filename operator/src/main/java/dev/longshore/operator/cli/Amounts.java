package dev.longshore.operator.cli;

/** Kubernetes' amounts in ECS's units, rounded down: what is left is never more than there is. */
final class Amounts {
    private static final int UNITS_PER_CPU = 1024;
    private static final int MILLI_PER_CPU = 1000;
    private static final long BYTES_PER_MIB = 1 << 20;

    private Amounts() {}

    /** CPU units of thousandths of a CPU. */
    static long cpuUnits(long milliCpu) {
        return Math.floorDiv(milliCpu * UNITS_PER_CPU, MILLI_PER_CPU);
    }

    /** MiB of bytes. */
    static long mebibytes(long bytes) {
        return Math.floorDiv(bytes, BYTES_PER_MIB);
    }
}

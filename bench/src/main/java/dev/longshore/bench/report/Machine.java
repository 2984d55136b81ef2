package dev.longshore.bench.report;

import java.lang.management.ManagementFactory;

/**
 * Where it was measured.
 *
 * @param processors processors that this machine shows
 * @param memoryGiB memory
 * @param system operating system and its version
 * @param java the version that runs bench and operator
 * @param kubernetes the API server's version
 * @param loadBefore processes that wanted a processor in the minute before; more than a few tenths mean a busy machine
 */
public record Machine(
        int processors, double memoryGiB, String system, String java, String kubernetes, double loadBefore) {
    private static final double GIB = 1024.0 * 1024 * 1024;

    /** This machine now. */
    public static Machine here(String kubernetes, double loadBefore) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / GIB,
                system.getName() + " " + system.getVersion(),
                Runtime.version().toString(),
                kubernetes,
                loadBefore);
    }

    /** The load average of the last minute; negative where the system knows none. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}

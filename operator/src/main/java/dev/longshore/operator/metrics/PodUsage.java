package dev.longshore.operator.metrics;

/**
 * What a pod used of late, as metrics.k8s.io tells it: its containers together.
 *
 * @param milliCpu thousandths of a CPU, averaged over the window of the metrics server
 * @param memoryBytes the working set
 */
record PodUsage(double milliCpu, double memoryBytes) {
    static final PodUsage NONE = new PodUsage(0, 0);

    PodUsage plus(PodUsage other) {
        return new PodUsage(milliCpu + other.milliCpu, memoryBytes + other.memoryBytes);
    }
}

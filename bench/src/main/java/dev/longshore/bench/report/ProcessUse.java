package dev.longshore.bench.report;

/**
 * What one process used while something was measured.
 *
 * @param process the program, such as {@code kube-apiserver}; {@code operator} and {@code bench} are ours
 * @param cpuSeconds user and system time of all its threads
 * @param peakRssMiB the most memory that it had resident in that time
 */
public record ProcessUse(String process, double cpuSeconds, double peakRssMiB) {}

package dev.longshore.bench.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What Linux tells of a process.
 *
 * @param pid its id
 */
record ProcessStatus(long pid) {
    private static final String PEAK = "VmHWM:";
    private static final double KIB_IN_MIB = 1024;
    /** Written to clear_refs it sets the peak back to what is resident now. */
    private static final String RESET_PEAK = "5";

    /** User and system time of all its threads since it began. @throws IllegalStateException if it is gone */
    Duration cpu() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("process " + pid + " is gone"));
    }

    /** From now on the peak counts. */
    void resetPeak() {
        try {
            Files.writeString(file("clear_refs"), RESET_PEAK);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot reset the peak memory of process " + pid, e);
        }
    }

    /** The most memory resident since {@link #resetPeak()}, in MiB. */
    double peakRssMiB() {
        try {
            return peakRssMiB(Files.readAllLines(file("status")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the memory of process " + pid, e);
        }
    }

    static double peakRssMiB(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(PEAK))
                .map(line -> line.substring(PEAK.length()).replace("kB", "").strip())
                .mapToDouble(kib -> Long.parseLong(kib) / KIB_IN_MIB)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + PEAK + " in the process's status"));
    }

    private Path file(String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}

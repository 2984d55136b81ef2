package dev.longshore.bench.system;

import dev.longshore.bench.report.ProcessUse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures what processes use from now on. */
final class Meter {
    private static final double MILLIS = 1000;

    private final Map<String, Long> processes;
    private final Map<String, Duration> cpuBefore = new TreeMap<>();

    Meter(Map<String, Long> processes) {
        this.processes = Map.copyOf(processes);
        processes.forEach((name, pid) -> {
            ProcessStatus status = new ProcessStatus(pid);
            status.resetPeak();
            cpuBefore.put(name, status.cpu());
        });
    }

    /** What each has used since, by name. */
    List<ProcessUse> read() {
        return cpuBefore.entrySet().stream()
                .map(before -> use(before.getKey(), before.getValue()))
                .toList();
    }

    private ProcessUse use(String name, Duration before) {
        ProcessStatus status = new ProcessStatus(processes.getOrDefault(name, 0L));
        return new ProcessUse(name, status.cpu().minus(before).toMillis() / MILLIS, status.peakRssMiB());
    }
}

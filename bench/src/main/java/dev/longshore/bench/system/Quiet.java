package dev.longshore.bench.system;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Waits until what was asked has all been done: until the processes together hardly use the processor any more. */
final class Quiet {
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final int QUIET_WINDOWS = 2;
    /** What an idle control plane with some hundred nodes uses stays below. */
    private static final double IDLE_PROCESSORS = 0.2;

    private static final int PATIENCE_WINDOWS = 90;

    private final Map<String, Long> processes;
    private final Consumer<String> progress;

    Quiet(Map<String, Long> processes, Consumer<String> progress) {
        this.processes = Map.copyOf(processes);
        this.progress = progress;
    }

    /** Returns when it has been quiet for two seconds; after a minute and a half also without, and says so. */
    void await() {
        int quiet = 0;
        double busy = 0;
        for (int window = 0; window < PATIENCE_WINDOWS && quiet < QUIET_WINDOWS; window++) {
            double before = cpuSeconds();
            Await.pause(WINDOW);
            busy = (cpuSeconds() - before) / WINDOW.toSeconds();
            quiet = busy < IDLE_PROCESSORS ? quiet + 1 : 0;
        }
        if (quiet < QUIET_WINDOWS) {
            progress.accept("not quiet: the processes still use " + Math.round(busy * 100) + " % of a processor");
        }
    }

    private double cpuSeconds() {
        return processes.values().stream()
                .mapToDouble(pid -> new ProcessStatus(pid).cpu().toMillis() / 1000.0)
                .sum();
    }
}

package dev.longshore.bench.system;

import dev.longshore.bench.report.Run;
import dev.longshore.bench.report.Span;
import dev.longshore.bench.report.WriteCount;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Measures on a testbed, one thing after the other, each from quiet to quiet. */
final class Measurement {
    /** Longer than any run should take; what takes longer is a failure. */
    static final Duration LIMIT = Duration.ofMinutes(10);

    private static final double NANOS = 1e9;

    private final Testbed testbed;
    private final Consumer<String> progress;

    Measurement(Testbed testbed, Consumer<String> progress) {
        this.testbed = testbed;
        this.progress = progress;
    }

    /** Creates the workload and waits until its pods run, its owner says so and all is quiet; leaves it running. */
    Run run(Workload workload, int number, int pods) {
        quiet();
        long position = testbed.auditLog().position();
        Meter meter = new Meter(testbed.processes());
        try (RunningPods running = new RunningPods(testbed.client(), pods)) {
            long begin = System.nanoTime();
            workload.create(pods);
            double seconds = (running.await(LIMIT) - begin) / NANOS;
            Await.until("the owner's status to say that all run", LIMIT, () -> workload.reported(pods));
            double statusSeconds = Math.max(seconds, (System.nanoTime() - begin) / NANOS);
            quiet();
            List<WriteCount> writes = testbed.auditLog().since(position);
            return new Run(workload.shape(), number, seconds, statusSeconds, writes, meter.read());
        }
    }

    /** Deletes the workload and waits until no pod is left. */
    void clean(Workload workload) {
        workload.delete();
        Await.until(
                "the pods' end",
                LIMIT,
                () -> testbed.client()
                        .pods()
                        .inNamespace(Workload.NAMESPACE)
                        .list()
                        .getItems()
                        .isEmpty());
    }

    /** Measures the operator's start. */
    Span start() {
        quiet();
        long position = testbed.auditLog().position();
        long begin = System.nanoTime();
        Meter meter = new Meter(testbed.startOperator());
        testbed.awaitJoined();
        double seconds = (System.nanoTime() - begin) / NANOS;
        quiet();
        return new Span(seconds, testbed.auditLog().since(position), meter.read());
    }

    /** Watches while nothing is asked of anyone. */
    Span rest(Duration length) {
        quiet();
        long position = testbed.auditLog().position();
        Meter meter = new Meter(testbed.processes());
        Await.pause(length);
        return new Span(length.toSeconds(), testbed.auditLog().since(position), meter.read());
    }

    private void quiet() {
        new Quiet(testbed.processes(), progress).await();
    }
}

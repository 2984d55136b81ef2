package dev.longshore.operator.telemetry;

import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often each kind is reconciled, how long that takes, and how often it fails. */
final class Reconciliations implements Metrics {
    static final String METRIC = "longshore.reconcile";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private record Series(String controller, String outcome) {}

    private final MeterRegistry registry;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    Reconciliations(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
        long began = System.nanoTime();
        boolean succeeded = false;
        try {
            T result = execution.execute();
            succeeded = true;
            return result;
        } finally {
            Series series = new Series(execution.controllerName(), succeeded ? "success" : "error");
            timers.computeIfAbsent(series, this::timer).record(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private Timer timer(Series series) {
        return Timer.builder(METRIC)
                .description("Reconciliations by controller and outcome: success or error.")
                .tag("controller", series.controller())
                .tag("outcome", series.outcome())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}

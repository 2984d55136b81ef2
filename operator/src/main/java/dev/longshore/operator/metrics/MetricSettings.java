package dev.longshore.operator.metrics;

import java.time.Duration;

/**
 * How the operator measures, and whom it asks.
 *
 * @param period how long one sample stands for, at least a second: ECS's are 60 s, high-resolution ones 20 s
 * @param prometheus where Prometheus is
 */
public record MetricSettings(Duration period, PrometheusSettings prometheus) {
    /** Once a minute, without Prometheus. */
    public static final MetricSettings DEFAULT = new MetricSettings(Duration.ofMinutes(1), PrometheusSettings.NONE);

    /** Refuses periods that no period of an alarm is a multiple of. */
    public MetricSettings {
        if (period.compareTo(Duration.ofSeconds(1)) < 0
                || period.toMillis() % 1000 != 0
                || Duration.ofMinutes(1).toSeconds() % period.toSeconds() != 0) {
            throw new IllegalArgumentException(
                    "the period of metrics is " + period.toMillis() + " ms: use 1s, 5s, 10s, 20s, 30s or 60s");
        }
    }
}

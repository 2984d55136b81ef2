package dev.longshore.operator.metrics;

import dev.longshore.engine.metric.Window;

/** Answers what a metric's values were. May be asked by many threads; one that asks Prometheus waits for its answer, seconds at most. */
@FunctionalInterface
public interface MetricSource {
    /**
     * The values of a metric.
     *
     * @param namespace of the object that asks: it sees the services of its own namespace only
     * @param window the periods, each of which has one value
     */
    MetricReading read(String namespace, MetricQuery query, Window window);
}

package dev.longshore.operator.metrics;

import dev.longshore.engine.metric.Statistic;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** One metric, as an alarm or a policy names it. */
public sealed interface MetricQuery {
    /**
     * A metric that the operator measures.
     *
     * @param namespace CloudWatch's: AWS/ECS or ECS/ContainerInsights
     * @param name such as CPUUtilization
     * @param dimensions by their names: ClusterName, and ServiceName for a service's
     * @param statistic what is computed over a period
     */
    record Metric(String namespace, String name, SortedMap<String, String> dimensions, Statistic statistic)
            implements MetricQuery {
        public Metric {
            dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        }
    }

    /**
     * A query of Prometheus, evaluated at the end of each period.
     *
     * @param query in PromQL, with one series or a scalar as its result
     */
    record Prometheus(String query) implements MetricQuery {}
}

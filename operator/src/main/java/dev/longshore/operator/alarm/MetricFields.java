package dev.longshore.operator.alarm;

import dev.longshore.ecs.v1alpha1.Dimension;
import dev.longshore.ecs.v1alpha1.Metric;
import dev.longshore.ecs.v1alpha1.MetricDataQuery;
import dev.longshore.ecs.v1alpha1.MetricStat;
import dev.longshore.engine.metric.MetricExpression;
import dev.longshore.engine.metric.MetricExpressionException;
import dev.longshore.engine.metric.MetricMath;
import dev.longshore.engine.metric.MetricMathException;
import dev.longshore.engine.metric.Statistic;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.metrics.Measure;
import dev.longshore.operator.metrics.MeasuredMetrics;
import dev.longshore.operator.metrics.MetricQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads metrics, queries and expressions over them. */
public final class MetricFields {
    private MetricFields() {}

    /**
     * One metric.
     *
     * @param path of the object whose fields these are, such as {@code spec}
     * @param problems takes what cannot be read; the result is empty then
     */
    public static Optional<MetricQuery> metric(
            String path,
            String namespace,
            String name,
            List<Dimension> dimensions,
            String statistic,
            List<Problem> problems) {
        SortedMap<String, String> named = new TreeMap<>();
        dimensions.forEach(dimension -> named.put(dimension.name(), dimension.value()));
        Optional<String> unknown = MeasuredMetrics.problem(namespace, name, named.keySet());
        unknown.ifPresent(why -> problems.add(new Problem(path + ".metricName", why)));
        Optional<Statistic> computed = Statistic.parse(statistic);
        if (computed.isEmpty()) {
            problems.add(new Problem(
                    path + ".statistic",
                    "'" + statistic
                            + "' is no statistic here: use Average, Sum, Minimum, Maximum, SampleCount or p0 to p100"));
        }
        return unknown.isPresent()
                ? Optional.empty()
                : computed.map(stat -> new MetricQuery.Metric(namespace, name, named, stat));
    }

    /**
     * Several metrics and expressions; the one that returns data is the result.
     *
     * @param path of the list, such as {@code spec.metrics}
     * @param problems takes what cannot be read; the result is empty then
     */
    public static Optional<Measure> of(String path, List<MetricDataQuery> queries, List<Problem> problems) {
        int before = problems.size();
        SequencedMap<String, MetricQuery> metrics = new LinkedHashMap<>();
        SequencedMap<String, MetricExpression> expressions = new LinkedHashMap<>();
        for (int index = 0; index < queries.size(); index++) {
            MetricDataQuery query = queries.get(index);
            String at = path + "[" + index + "]";
            if (query.expression() != null) {
                expression(at, query.expression(), problems)
                        .ifPresent(expression -> expressions.put(query.id(), expression));
            } else {
                query(at, query, problems).ifPresent(metric -> metrics.put(query.id(), metric));
            }
        }
        Optional<String> result = queries.stream()
                .filter(MetricDataQuery::returned)
                .map(MetricDataQuery::id)
                .findFirst();
        if (problems.size() > before || result.isEmpty()) {
            return Optional.empty();
        }
        try {
            MetricMath math = MetricMath.of(metrics.sequencedKeySet(), expressions);
            return Optional.of(Measure.of(metrics, math, result.get()));
        } catch (MetricMathException e) {
            problems.add(new Problem(path + "[id=" + e.id() + "].expression", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static Optional<MetricExpression> expression(String path, String text, List<Problem> problems) {
        try {
            return Optional.of(MetricExpression.parse(text));
        } catch (MetricExpressionException e) {
            problems.add(new Problem(path + ".expression", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static Optional<MetricQuery> query(String path, MetricDataQuery query, List<Problem> problems) {
        if (query.prometheus() != null) {
            return Optional.of(new MetricQuery.Prometheus(query.prometheus().query()));
        }
        return Optional.ofNullable(query.metricStat()).flatMap(stat -> stat(path + ".metricStat", stat, problems));
    }

    private static Optional<MetricQuery> stat(String path, MetricStat stat, List<Problem> problems) {
        Metric metric = stat.metric();
        return metric(
                path + ".metric", metric.namespace(), metric.metricName(), metric.dimensions(), stat.stat(), problems);
    }
}

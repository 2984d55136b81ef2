package dev.longshore.operator.scaling;

import dev.longshore.ecs.v1alpha1.CustomizedMetricSpecification;
import dev.longshore.ecs.v1alpha1.PredefinedMetricSpecification;
import dev.longshore.ecs.v1alpha1.TargetTrackingScalingPolicyConfiguration;
import dev.longshore.engine.metric.Statistic;
import dev.longshore.operator.alarm.MetricFields;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.metrics.Measure;
import dev.longshore.operator.metrics.MetricQuery;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which metric a target tracking policy tracks.
 *
 * @param vanishesAtZero whether it cannot be measured where there are no tasks
 * @param highResolution whether it has a datapoint each 20 s in ECS
 */
record TrackedMetricFields(Measure measure, boolean vanishesAtZero, boolean highResolution) {
    private static final String NAMESPACE = "AWS/ECS";

    /** Reads it; empty with at least one problem more. */
    static Optional<TrackedMetricFields> of(
            String path,
            TargetTrackingScalingPolicyConfiguration given,
            String cluster,
            String service,
            List<Problem> problems) {
        if (given.predefinedMetricSpecification() != null) {
            return predefined(
                    path + ".predefinedMetricSpecification",
                    given.predefinedMetricSpecification(),
                    cluster,
                    service,
                    problems);
        } else if (given.customizedMetricSpecification() != null) {
            return customized(path + ".customizedMetricSpecification", given.customizedMetricSpecification(), problems)
                    .map(measure -> new TrackedMetricFields(measure, false, false));
        }
        problems.add(new Problem(path, "give predefinedMetricSpecification or customizedMetricSpecification"));
        return Optional.empty();
    }

    private static Optional<TrackedMetricFields> predefined(
            String path, PredefinedMetricSpecification given, String cluster, String service, List<Problem> problems) {
        return switch (given.predefinedMetricType()) {
            case ECS_SERVICE_AVERAGE_CPU_UTILIZATION -> utilization("CPUUtilization", cluster, service, false);
            case ECS_SERVICE_AVERAGE_MEMORY_UTILIZATION -> utilization("MemoryUtilization", cluster, service, false);
            case ECS_SERVICE_AVERAGE_CPU_UTILIZATION_HIGH_RESOLUTION ->
                utilization("CPUUtilization", cluster, service, true);
            case ECS_SERVICE_AVERAGE_MEMORY_UTILIZATION_HIGH_RESOLUTION ->
                utilization("MemoryUtilization", cluster, service, true);
            case ALB_REQUEST_COUNT_PER_TARGET -> requests(path, given, problems);
        };
    }

    private static Optional<TrackedMetricFields> utilization(
            String name, String cluster, String service, boolean highResolution) {
        MetricQuery query = new MetricQuery.Metric(
                NAMESPACE,
                name,
                new TreeMap<>(Map.of("ClusterName", cluster, "ServiceName", service)),
                Statistic.Basic.AVERAGE);
        return Optional.of(new TrackedMetricFields(Measure.of(query), true, highResolution));
    }

    private static Optional<TrackedMetricFields> requests(
            String path, PredefinedMetricSpecification given, List<Problem> problems) {
        if (given.prometheus() == null) {
            problems.add(new Problem(
                    path + ".prometheus",
                    "ALBRequestCountPerTarget is counted by what is in front of the tasks: give the query that tells"
                            + " the requests of a minute and target"));
            return Optional.empty();
        }
        Measure measure =
                Measure.of(new MetricQuery.Prometheus(given.prometheus().query()));
        return Optional.of(new TrackedMetricFields(measure, false, false));
    }

    private static Optional<Measure> customized(
            String path, CustomizedMetricSpecification given, List<Problem> problems) {
        if (given.prometheus() != null) {
            return Optional.of(
                    Measure.of(new MetricQuery.Prometheus(given.prometheus().query())));
        } else if (!given.metrics().isEmpty()) {
            return MetricFields.of(path + ".metrics", given.metrics(), problems);
        }
        String statistic = given.statistic() == null
                ? ""
                : Statistic.Basic.valueOf(given.statistic().name()).text();
        return MetricFields.metric(
                        path,
                        Objects.requireNonNullElse(given.namespace(), ""),
                        Objects.requireNonNullElse(given.metricName(), ""),
                        given.dimensions(),
                        statistic,
                        problems)
                .map(Measure::of);
    }
}

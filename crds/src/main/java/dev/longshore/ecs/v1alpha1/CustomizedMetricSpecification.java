package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A metric of your own, which goes down when tasks are added.
 *
 * @param dimensions which of the metrics of that name it is
 * @param metricName its name
 * @param metrics several metrics, and expressions over them, at most 10
 * @param namespace the metric's namespace: AWS/ECS or ECS/ContainerInsights
 * @param prometheus Longshore's own: a Prometheus query in place of a metric
 * @param statistic what is computed over a minute
 * @param unit has no effect: each metric has one unit here
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "[has(self.metricName), (has(self.metrics) && size(self.metrics) > 0), has(self.prometheus)]"
                + ".filter(given, given).size() == 1",
        message = "metricName, metrics and prometheus exclude one another: give one",
        fieldPath = ".metricName")
@ValidationRule(
        value = "!has(self.metricName) || (has(self.__namespace__) && has(self.statistic))",
        message = "namespace and statistic are required with metricName",
        fieldPath = ".metricName")
@ValidationRule(
        value = "!has(self.metrics) || size(self.metrics) == 0 || "
                + "self.metrics.filter(m, !has(m.returnData) || m.returnData).size() == 1",
        message = "exactly one of metrics must have returnData true, which is its default",
        fieldPath = ".metrics")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record CustomizedMetricSpecification(
        @Size(max = 30) List<Dimension> dimensions,
        @Size(max = 255) @Nullable String metricName,
        @Size(max = 10) List<MetricDataQuery> metrics,
        @Size(max = 255) @Nullable String namespace,
        @Nullable PrometheusQuery prometheus,
        @Nullable MetricStatistic statistic,
        @Size(max = 255) @Nullable String unit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public CustomizedMetricSpecification {
        dimensions = Copies.list(dimensions);
        metrics = Copies.list(metrics);
        unknownFields = Copies.unknown(unknownFields);
    }
}

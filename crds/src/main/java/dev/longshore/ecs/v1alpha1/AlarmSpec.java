package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What CloudWatch's PutMetricAlarm takes. What it watches is one of metricName, metrics and prometheus.
 *
 * @param actionsEnabled whether the actions are carried out; default true
 * @param alarmActions what is done when the state becomes ALARM: names or ARNs of scaling policies
 * @param alarmDescription free text, at most 1024 characters
 * @param alarmName the alarm's name, by which services name it as well; default {@code metadata.name}
 * @param comparisonOperator how a datapoint is compared with the threshold
 * @param datapointsToAlarm M of the N evaluationPeriods: how many datapoints must be breaching; default all
 * @param dimensions which of the metrics of that name it is
 * @param evaluateLowSampleCountPercentile for percentiles over few samples; has no effect
 * @param evaluationPeriods N: how many periods are looked at
 * @param extendedStatistic a percentile such as p99, in place of statistic
 * @param insufficientDataActions what is done when the state becomes INSUFFICIENT_DATA
 * @param metricName the metric's name, such as CPUUtilization
 * @param metrics several metrics, and expressions over them, at most 20
 * @param namespace the metric's namespace: AWS/ECS or ECS/ContainerInsights
 * @param okActions what is done when the state becomes OK
 * @param period seconds over which one datapoint is computed: 1, 5, 10, 20, 30 or a multiple of 60
 * @param prometheus Longshore's own: a Prometheus query in place of a metric
 * @param statistic what is computed over a period
 * @param tags at most 50
 * @param threshold what datapoints are compared with
 * @param thresholdMetricId the band of an anomaly detector, which does not exist here
 * @param treatMissingData what a period without a datapoint counts as; default missing
 * @param unit has no effect: each metric has one unit here
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value =
                "[has(self.metricName), (has(self.metrics) && size(self.metrics) > 0), has(self.prometheus)].filter(given, given).size() == 1",
        message = "metricName, metrics and prometheus exclude one another: give one",
        fieldPath = ".metricName")
@ValidationRule(
        value = "!has(self.metricName) || has(self.__namespace__)",
        message = "namespace is required with metricName",
        fieldPath = ".metricName")
@ValidationRule(
        value = "!has(self.metricName) || has(self.statistic) != has(self.extendedStatistic)",
        message = "exactly one of statistic and extendedStatistic is required with metricName",
        fieldPath = ".statistic")
@ValidationRule(
        value = "(has(self.metrics) && size(self.metrics) > 0) || has(self.period)",
        message = "period is required with metricName and prometheus",
        fieldPath = ".period")
@ValidationRule(
        value =
                "!has(self.metrics) || size(self.metrics) == 0 || !(has(self.period) || has(self.statistic) || has(self.extendedStatistic) || "
                        + "has(self.__namespace__) || (has(self.dimensions) && size(self.dimensions) > 0))",
        message =
                "period, statistic, namespace and dimensions are not for alarms with metrics: give them in metricStat",
        fieldPath = ".metrics")
@ValidationRule(
        value =
                "!has(self.metrics) || size(self.metrics) == 0 || self.metrics.filter(m, !has(m.returnData) || m.returnData).size() == 1",
        message = "exactly one of metrics must have returnData true, which is its default",
        fieldPath = ".metrics")
@ValidationRule(
        value = "!has(self.metrics) || self.metrics.all(m, self.metrics.exists_one(other, other.id == m.id))",
        message = "the ids of metrics must differ",
        fieldPath = ".metrics")
@ValidationRule(
        value = "!has(self.period) || self.period in [1, 5, 10, 20, 30] || self.period % 60 == 0",
        message = "period must be 1, 5, 10, 20, 30 or a multiple of 60 seconds",
        fieldPath = ".period")
@ValidationRule(
        value = "!has(self.period) || self.period * self.evaluationPeriods <= (self.period >= 3600 ? 604800 : 86400)",
        message = "evaluationPeriods times period must be at most a day, or seven with periods of an hour and more",
        fieldPath = ".evaluationPeriods")
@ValidationRule(
        value = "!has(self.datapointsToAlarm) || self.datapointsToAlarm <= self.evaluationPeriods",
        message = "datapointsToAlarm must be at most evaluationPeriods",
        fieldPath = ".datapointsToAlarm")
@ValidationRule(
        value = "has(self.threshold)",
        message = "threshold is required: there is no anomaly detection (thresholdMetricId)",
        fieldPath = ".threshold")
@ValidationRule(
        value = "!self.comparisonOperator.contains('Lower') && !self.comparisonOperator.contains('Upper')",
        message = "comparisonOperator must be GreaterThanOrEqualToThreshold, GreaterThanThreshold, LessThanThreshold or"
                + " LessThanOrEqualToThreshold: there is no anomaly detection",
        fieldPath = ".comparisonOperator")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record AlarmSpec(
        @Nullable Boolean actionsEnabled,
        @Size(max = 5) List<String> alarmActions,
        @Size(max = 1024) @Nullable String alarmDescription,
        @Size(max = 255) @Nullable String alarmName,
        @Required AlarmComparisonOperator comparisonOperator,
        @Min(1) @Max(86400) @Nullable Integer datapointsToAlarm,
        @Size(max = 30) List<Dimension> dimensions,
        @Size(max = 255) @Nullable String evaluateLowSampleCountPercentile,
        @Required @Min(1) @Max(86400) int evaluationPeriods,

        @Size(max = 16) @Pattern(AlarmSpec.PERCENTILE) @Nullable
        String extendedStatistic,

        @Size(max = 5) List<String> insufficientDataActions,
        @Size(max = 255) @Nullable String metricName,
        @Size(max = 20) List<MetricDataQuery> metrics,
        @Size(max = 255) @Nullable String namespace,
        @Size(max = 5) List<String> okActions,
        @Min(1) @Max(604800) @Nullable Integer period,
        @Nullable PrometheusQuery prometheus,
        @Nullable MetricStatistic statistic,
        @Size(max = 50) List<Tag> tags,
        @Nullable Double threshold,
        @Size(max = 255) @Nullable String thresholdMetricId,
        @Nullable TreatMissingData treatMissingData,
        @Size(max = 32) @Nullable String unit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** A percentile as CloudWatch writes it; its trimmed means and ranks are not there. */
    static final String PERCENTILE = "^p(100|[0-9]{1,2}([.][0-9]{1,10})?)$";

    /** A statistic or a percentile. */
    static final String STATISTIC = "^(SampleCount|Average|Sum|Minimum|Maximum|p(100|[0-9]{1,2}([.][0-9]{1,10})?))$";

    /** Copies lists and maps, which are never null. */
    public AlarmSpec {
        Objects.requireNonNull(comparisonOperator, "comparisonOperator is required");
        alarmActions = Copies.list(alarmActions);
        dimensions = Copies.list(dimensions);
        insufficientDataActions = Copies.list(insufficientDataActions);
        metrics = Copies.list(metrics);
        okActions = Copies.list(okActions);
        tags = Copies.list(tags);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A metric and what is computed from its values.
 *
 * @param metric the metric
 * @param period seconds over which one datapoint is computed; the same in all metrics of an alarm
 * @param stat Average, Sum, Minimum, Maximum, SampleCount or a percentile such as p99
 * @param unit has no effect: each metric has one unit here
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record MetricStat(
        @Required Metric metric,
        @Min(1) @Max(604800) @Nullable Integer period,

        @Required @Size(max = 16) @Pattern(AlarmSpec.STATISTIC)
        String stat,

        @Size(max = 32) @Nullable String unit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public MetricStat {
        metric = metric == null ? Metric.builder().build() : metric;
        stat = Copies.text(stat);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Map;
import lombok.Builder;

/**
 * Metrics and how often they are measured.
 *
 * @param metricNames CPUUtilization or MemoryUtilization, 1 to 5
 * @param resolutionSeconds 20 or 60 seconds; default 60
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record MetricConfiguration(
        @Required List<String> metricNames,
        @Required @Min(20) @Max(60) int resolutionSeconds,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public MetricConfiguration {
        metricNames = Copies.list(metricNames);
        unknownFields = Copies.unknown(unknownFields);
    }
}

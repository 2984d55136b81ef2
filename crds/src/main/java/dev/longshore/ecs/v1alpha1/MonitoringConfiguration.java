package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import lombok.Builder;

/**
 * Resolution of a service's metrics.
 *
 * @param metricConfigurations at most 5
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record MonitoringConfiguration(
        List<MetricConfiguration> metricConfigurations,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public MonitoringConfiguration {
        metricConfigurations = Copies.list(metricConfigurations);
        unknownFields = Copies.unknown(unknownFields);
    }
}

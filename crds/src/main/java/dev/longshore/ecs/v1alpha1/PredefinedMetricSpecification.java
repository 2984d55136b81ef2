package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * One of ECS's metrics of a service.
 *
 * @param predefinedMetricType which
 * @param prometheus Longshore's own: the query that tells the requests of a minute and target, of ALBRequestCountPerTarget
 * @param resourceLabel of ALBRequestCountPerTarget: {@code app/LB/ID/targetgroup/GROUP/ID}, or the name of a TargetGroup
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "self.predefinedMetricType != 'ALBRequestCountPerTarget' || has(self.resourceLabel)",
        message =
                "Resource label must be provided for ALBRequestCountPerTarget: app/LB/ID/targetgroup/GROUP/ID, or the "
                        + "name of a TargetGroup",
        fieldPath = ".resourceLabel")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record PredefinedMetricSpecification(
        @Required PredefinedMetricType predefinedMetricType,
        @Nullable PrometheusQuery prometheus,
        @Size(max = 1023) @Nullable String resourceLabel,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public PredefinedMetricSpecification {
        unknownFields = Copies.unknown(unknownFields);
    }
}

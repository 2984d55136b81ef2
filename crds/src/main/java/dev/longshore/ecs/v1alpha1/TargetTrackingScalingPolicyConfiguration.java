package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * As many tasks as keep a metric at its target.
 *
 * @param targetValue the target, above 0
 * @param predefinedMetricSpecification one of ECS's metrics of a service
 * @param customizedMetricSpecification a metric of your own
 * @param scaleOutCooldown seconds that an addition is waited for; default 300, in mode FAST 0
 * @param scaleInCooldown seconds between two removals; default 300, in mode FAST 0
 * @param disableScaleIn whether the policy only adds; default false
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(value = "self.targetValue > 0.0", message = "targetValue must be above 0", fieldPath = ".targetValue")
@ValidationRule(
        value = "has(self.predefinedMetricSpecification) != has(self.customizedMetricSpecification)",
        message = "exactly one of predefinedMetricSpecification and customizedMetricSpecification must be given")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TargetTrackingScalingPolicyConfiguration(
        @Required Double targetValue,
        @Nullable PredefinedMetricSpecification predefinedMetricSpecification,
        @Nullable CustomizedMetricSpecification customizedMetricSpecification,
        @Min(0) @Nullable Integer scaleOutCooldown,
        @Min(0) @Nullable Integer scaleInCooldown,
        @Nullable Boolean disableScaleIn,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public TargetTrackingScalingPolicyConfiguration {
        targetValue = targetValue == null ? Double.valueOf(0) : targetValue;
        unknownFields = Copies.unknown(unknownFields);
    }
}

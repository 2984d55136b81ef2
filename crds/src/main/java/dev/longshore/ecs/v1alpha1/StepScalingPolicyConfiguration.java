package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What Alarms that name the policy in their alarmActions do, by how far their metric is beyond the threshold.
 *
 * @param adjustmentType ChangeInCapacity, PercentChangeInCapacity or ExactCapacity
 * @param stepAdjustments 1 to 20, without gaps and overlaps
 * @param minAdjustmentMagnitude of PercentChangeInCapacity: the least change
 * @param cooldown seconds that an adjustment is waited for; default 300
 * @param metricAggregationType Average (the default), Minimum or Maximum of the alarm's datapoints
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "size(self.stepAdjustments) >= 1",
        message = "stepAdjustments must have at least one entry",
        fieldPath = ".stepAdjustments")
@ValidationRule(
        value = "!has(self.minAdjustmentMagnitude) || self.adjustmentType == 'PercentChangeInCapacity'",
        message = "minAdjustmentMagnitude goes with PercentChangeInCapacity only",
        fieldPath = ".minAdjustmentMagnitude")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record StepScalingPolicyConfiguration(
        @Required AdjustmentType adjustmentType,
        @Required @Size(max = 20) List<StepAdjustment> stepAdjustments,
        @Min(1) @Nullable Integer minAdjustmentMagnitude,
        @Min(0) @Nullable Integer cooldown,
        @Nullable MetricAggregationType metricAggregationType,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public StepScalingPolicyConfiguration {
        stepAdjustments = Copies.list(stepAdjustments);
        unknownFields = Copies.unknown(unknownFields);
    }
}

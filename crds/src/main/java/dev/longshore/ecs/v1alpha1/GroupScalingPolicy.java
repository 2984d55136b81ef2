package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A policy of an Auto Scaling group (EC2 Auto Scaling's PutScalingPolicy): what Alarms that name it do to the number of instances.
 *
 * @param policyName its name, 1 to 255 letters, digits, hyphens, underscores and dots
 * @param adjustmentType ChangeInCapacity, PercentChangeInCapacity or ExactCapacity
 * @param scalingAdjustment of simple scaling: the number, percentage or count
 * @param stepAdjustments of step scaling: 1 to 20, without gaps and overlaps, by how far the metric is beyond the threshold
 * @param minAdjustmentMagnitude of PercentChangeInCapacity: the least change
 * @param cooldown seconds that what it has done is waited for before more is done, 0 to 10000; default 300
 * @param estimatedInstanceWarmup the same of step scaling, where cooldown is not given
 * @param metricAggregationType of step scaling: Average (the default), Minimum or Maximum of the alarm's datapoints
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "self.policyName.matches('^[a-zA-Z0-9._-]{1,255}$')",
        message = "policyName must be 1 to 255 letters, digits, hyphens, underscores and dots",
        fieldPath = ".policyName")
@ValidationRule(
        value = "has(self.scalingAdjustment) != (has(self.stepAdjustments) && size(self.stepAdjustments) > 0)",
        message = "exactly one of scalingAdjustment (simple scaling) and stepAdjustments (step scaling) must be given",
        fieldPath = ".scalingAdjustment")
@ValidationRule(
        value = "!has(self.minAdjustmentMagnitude) || self.adjustmentType == 'PercentChangeInCapacity'",
        message = "minAdjustmentMagnitude goes with PercentChangeInCapacity only",
        fieldPath = ".minAdjustmentMagnitude")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record GroupScalingPolicy(
        @Required @Size(max = 255) String policyName,
        @Required AdjustmentType adjustmentType,
        @Nullable Integer scalingAdjustment,
        @Size(max = 20) List<StepAdjustment> stepAdjustments,
        @Min(1) @Nullable Integer minAdjustmentMagnitude,
        @Min(0) @Max(10000) @Nullable Integer cooldown,
        @Min(0) @Max(10000) @Nullable Integer estimatedInstanceWarmup,
        @Nullable MetricAggregationType metricAggregationType,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies the list and the map, which are never null. */
    public GroupScalingPolicy {
        policyName = Copies.text(policyName);
        stepAdjustments = Copies.list(stepAdjustments);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What is done while the metric is so far from the alarm's threshold.
 *
 * @param metricIntervalLowerBound distance from the threshold where the step begins; absent: without end
 * @param metricIntervalUpperBound where it ends; absent: without end
 * @param scalingAdjustment the number, percentage or count
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "has(self.metricIntervalLowerBound) || has(self.metricIntervalUpperBound)",
        message = "metricIntervalLowerBound, metricIntervalUpperBound or both must be given")
@ValidationRule(
        value = "!has(self.metricIntervalLowerBound) || !has(self.metricIntervalUpperBound) || "
                + "self.metricIntervalLowerBound < self.metricIntervalUpperBound",
        message = "metricIntervalLowerBound must be below metricIntervalUpperBound",
        fieldPath = ".metricIntervalUpperBound")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record StepAdjustment(
        @Nullable Double metricIntervalLowerBound,
        @Nullable Double metricIntervalUpperBound,
        @Required Integer scalingAdjustment,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public StepAdjustment {
        scalingAdjustment = scalingAdjustment == null ? Integer.valueOf(0) : scalingAdjustment;
        unknownFields = Copies.unknown(unknownFields);
    }
}

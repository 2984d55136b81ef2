package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * The bounds that a scheduled action sets.
 *
 * @param minCapacity the least desiredCount; absent: stays
 * @param maxCapacity the most; absent: stays
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "has(self.minCapacity) || has(self.maxCapacity)",
        message = "scalableTargetAction must have minCapacity, maxCapacity or both")
@ValidationRule(
        value = "!has(self.minCapacity) || !has(self.maxCapacity) || self.minCapacity <= self.maxCapacity",
        message = "Maximum capacity cannot be less than minimum capacity",
        fieldPath = ".maxCapacity")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ScalableTargetAction(
        @Min(0) @Nullable Integer minCapacity,
        @Min(0) @Nullable Integer maxCapacity,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ScalableTargetAction {
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Within which time after the scheduled one a run starts.
 *
 * @param mode OFF: at the scheduled time; FLEXIBLE: at some moment within the window
 * @param maximumWindowInMinutes 1 to 1440; required for FLEXIBLE, forbidden for OFF
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "self.mode != 'FLEXIBLE' || has(self.maximumWindowInMinutes)",
        message = "mode FLEXIBLE needs maximumWindowInMinutes, 1 to 1440",
        fieldPath = ".maximumWindowInMinutes")
@ValidationRule(
        value = "self.mode != 'OFF' || !has(self.maximumWindowInMinutes)",
        message = "mode OFF has no maximumWindowInMinutes: remove it, or use FLEXIBLE",
        fieldPath = ".maximumWindowInMinutes")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record FlexibleTimeWindow(
        @Required FlexibleTimeWindowMode mode,
        @Min(1) @Max(1440) @Nullable Integer maximumWindowInMinutes,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public FlexibleTimeWindow {
        mode = mode == null ? FlexibleTimeWindowMode.OFF : mode;
        unknownFields = Copies.unknown(unknownFields);
    }
}

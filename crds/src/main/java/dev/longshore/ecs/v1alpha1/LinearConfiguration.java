package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Moves traffic in equal steps.
 *
 * @param stepPercent percent of the traffic in each step, 3 to 100; default 10
 * @param stepBakeTimeInMinutes minutes between two steps; default 6
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value =
                "!has(self.stepPercent) || (self.stepPercent * 10.0 - double(int(self.stepPercent * 10.0 + 0.5)) < 0.001 && "
                        + "self.stepPercent * 10.0 - double(int(self.stepPercent * 10.0 + 0.5)) > -0.001)",
        message = "stepPercent is given in steps of 0.1",
        fieldPath = ".stepPercent")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record LinearConfiguration(
        @Min(3) @Max(100) @Nullable Double stepPercent,
        @Min(0) @Max(1440) @Nullable Integer stepBakeTimeInMinutes,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public LinearConfiguration {
        unknownFields = Copies.unknown(unknownFields);
    }
}

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
 * Moves a little traffic first and then the rest.
 *
 * @param canaryPercent percent of the traffic in the first step, 0.1 to 100; default 5
 * @param canaryBakeTimeInMinutes minutes until the rest follows; default 10
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value =
                "!has(self.canaryPercent) || (self.canaryPercent * 10.0 - double(int(self.canaryPercent * 10.0 + 0.5)) < 0.001 && "
                        + "self.canaryPercent * 10.0 - double(int(self.canaryPercent * 10.0 + 0.5)) > -0.001)",
        message = "canaryPercent is given in steps of 0.1",
        fieldPath = ".canaryPercent")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record CanaryConfiguration(
        @Min(0.1) @Max(100) @Nullable Double canaryPercent,
        @Min(0) @Max(1440) @Nullable Integer canaryBakeTimeInMinutes,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public CanaryConfiguration {
        unknownFields = Copies.unknown(unknownFields);
    }
}

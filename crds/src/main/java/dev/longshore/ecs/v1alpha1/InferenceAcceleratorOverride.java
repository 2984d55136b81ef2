package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Another Elastic Inference device.
 *
 * @param deviceName name that containers use
 * @param deviceType type of the device
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record InferenceAcceleratorOverride(
        @Nullable String deviceName,
        @Nullable String deviceType,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public InferenceAcceleratorOverride {
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;

/**
 * An Elastic Inference device, retired by AWS.
 *
 * @param deviceName name that containers use
 * @param deviceType type of the device
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record InferenceAccelerator(
        @Required String deviceName,
        @Required String deviceType,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public InferenceAccelerator {
        deviceName = Copies.text(deviceName);
        deviceType = Copies.text(deviceType);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A device that the container needs.
 *
 * @param value how many, or ALL; for Elastic Inference the device's name
 * @param type which kind of device
 * @param sharingStrategy a share of a GPU, instead of a number
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ResourceRequirement(
        @Nullable String value,
        @Required ResourceType type,
        @Nullable SharingStrategy sharingStrategy,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ResourceRequirement {
        Objects.requireNonNull(type, "type is required");
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the mounts of another container.
 *
 * @param sourceContainer name of the other container
 * @param readOnly default false
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record VolumeFrom(
        String sourceContainer,
        @Nullable Boolean readOnly,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public VolumeFrom {
        sourceContainer = Copies.text(sourceContainer);
        unknownFields = Copies.unknown(unknownFields);
    }
}

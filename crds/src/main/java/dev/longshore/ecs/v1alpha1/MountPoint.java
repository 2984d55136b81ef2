package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Where a volume appears in a container.
 *
 * @param sourceVolume name of a volume of the task definition
 * @param containerPath path inside the container
 * @param readOnly default false
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record MountPoint(
        @Size(max = 255) String sourceVolume,
        String containerPath,
        @Nullable Boolean readOnly,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public MountPoint {
        sourceVolume = Copies.text(sourceVolume);
        containerPath = Copies.text(containerPath);
        unknownFields = Copies.unknown(unknownFields);
    }
}

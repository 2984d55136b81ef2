package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A volume that each task of a run gets at launch.
 *
 * @param name name of a volume with {@code configuredAtLaunch}
 * @param managedEBSVolume the disk to make
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TaskVolumeConfiguration(
        @Required String name,
        @Nullable TaskManagedEBSVolumeConfiguration managedEBSVolume,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public TaskVolumeConfiguration {
        name = Copies.text(name);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A Docker volume.
 *
 * @param scope task goes with the task (the default), shared stays
 * @param autoprovision whether a shared volume is made when it is missing; default false
 * @param driver volume driver; default local
 * @param driverOpts options of the driver
 * @param labels labels of the volume
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record DockerVolumeConfiguration(
        @Nullable Scope scope,
        @Nullable Boolean autoprovision,
        @Nullable String driver,
        Map<String, String> driverOpts,
        Map<String, String> labels,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public DockerVolumeConfiguration {
        driverOpts = Copies.map(driverOpts);
        labels = Copies.map(labels);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What a run changes of one container.
 *
 * @param name the container's name
 * @param command another command
 * @param environment variables to add or change, by name
 * @param environmentFiles other files, in place of the definition's
 * @param cpu other cpu units
 * @param memory another hard limit, in MiB
 * @param memoryReservation another soft limit, in MiB
 * @param resourceRequirements other devices
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ContainerOverride(
        String name,
        List<String> command,
        List<KeyValuePair> environment,
        List<EnvironmentFile> environmentFiles,
        @Nullable Integer cpu,
        @Nullable Integer memory,
        @Nullable Integer memoryReservation,
        List<ResourceRequirement> resourceRequirements,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public ContainerOverride {
        name = Copies.text(name);
        command = Copies.list(command);
        environment = Copies.list(environment);
        environmentFiles = Copies.list(environmentFiles);
        resourceRequirements = Copies.list(resourceRequirements);
        unknownFields = Copies.unknown(unknownFields);
    }
}

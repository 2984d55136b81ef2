package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;

/**
 * An FSx for Windows File Server file system.
 *
 * @param fileSystemId the file system
 * @param rootDirectory directory of it to mount
 * @param authorizationConfig credentials and domain
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record FSxWindowsFileServerVolumeConfiguration(
        @Required String fileSystemId,
        @Required String rootDirectory,
        @Required FSxWindowsFileServerAuthorizationConfig authorizationConfig,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public FSxWindowsFileServerVolumeConfiguration {
        fileSystemId = Copies.text(fileSystemId);
        rootDirectory = Copies.text(rootDirectory);
        Objects.requireNonNull(authorizationConfig, "authorizationConfig is required");
        unknownFields = Copies.unknown(unknownFields);
    }
}

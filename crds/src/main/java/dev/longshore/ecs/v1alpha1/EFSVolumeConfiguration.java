package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * An Amazon EFS file system.
 *
 * @param fileSystemId the file system
 * @param rootDirectory directory of it to mount; absent or / with an access point
 * @param transitEncryption default DISABLED; must be ENABLED with IAM or an access point
 * @param transitEncryptionPort port of the encrypted connection
 * @param authorizationConfig access point and IAM
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record EFSVolumeConfiguration(
        @Required String fileSystemId,
        @Nullable String rootDirectory,
        @Nullable EFSTransitEncryption transitEncryption,
        @Nullable Integer transitEncryptionPort,
        @Nullable EFSAuthorizationConfig authorizationConfig,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public EFSVolumeConfiguration {
        fileSystemId = Copies.text(fileSystemId);
        unknownFields = Copies.unknown(unknownFields);
    }
}

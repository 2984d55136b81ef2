package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * An Amazon S3 Files file system; needs a task role.
 *
 * @param fileSystemArn the file system
 * @param rootDirectory directory of it to mount
 * @param transitEncryptionPort port of the encrypted connection
 * @param accessPointArn the access point
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record S3FilesVolumeConfiguration(
        @Required String fileSystemArn,
        @Nullable String rootDirectory,
        @Nullable Integer transitEncryptionPort,
        @Nullable String accessPointArn,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public S3FilesVolumeConfiguration {
        fileSystemArn = Copies.text(fileSystemArn);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Keys of managed storage.
 *
 * @param kmsKeyId key of managed disks
 * @param fargateEphemeralStorageKmsKeyId key of Fargate's own disks
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ManagedStorageConfiguration(
        @Nullable String kmsKeyId,
        @Nullable String fargateEphemeralStorageKmsKeyId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ManagedStorageConfiguration {
        unknownFields = Copies.unknown(unknownFields);
    }
}

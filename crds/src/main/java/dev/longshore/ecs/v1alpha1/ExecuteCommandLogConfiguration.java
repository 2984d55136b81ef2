package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Where ECS Exec sessions are logged.
 *
 * @param cloudWatchLogGroupName log group
 * @param cloudWatchEncryptionEnabled whether it is encrypted
 * @param s3BucketName bucket
 * @param s3EncryptionEnabled whether it is encrypted
 * @param s3KeyPrefix folder in the bucket
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ExecuteCommandLogConfiguration(
        @Nullable String cloudWatchLogGroupName,
        @Nullable Boolean cloudWatchEncryptionEnabled,
        @Nullable String s3BucketName,
        @Nullable Boolean s3EncryptionEnabled,
        @Nullable String s3KeyPrefix,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ExecuteCommandLogConfiguration {
        unknownFields = Copies.unknown(unknownFields);
    }
}

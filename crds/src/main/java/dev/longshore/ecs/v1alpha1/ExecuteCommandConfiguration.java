package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * ECS Exec of a cluster.
 *
 * @param kmsKeyId key of the sessions
 * @param logging default DEFAULT
 * @param logConfiguration where sessions are logged; required with OVERRIDE
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ExecuteCommandConfiguration(
        @Nullable String kmsKeyId,
        @Nullable ExecuteCommandLogging logging,
        @Nullable ExecuteCommandLogConfiguration logConfiguration,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ExecuteCommandConfiguration {
        unknownFields = Copies.unknown(unknownFields);
    }
}

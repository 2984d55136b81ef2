package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * How a task is let into an EFS file system.
 *
 * @param accessPointId the access point
 * @param iam whether the task's role is used; default DISABLED
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record EFSAuthorizationConfig(
        @Nullable String accessPointId,
        @Nullable EFSAuthorizationConfigIAM iam,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public EFSAuthorizationConfig {
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Access log of the Service Connect proxy.
 *
 * @param format TEXT or JSON
 * @param includeQueryParameters whether query strings are logged
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ServiceConnectAccessLogConfiguration(
        @Required ServiceConnectAccessLoggingFormat format,
        @Nullable ServiceConnectIncludeQueryParameters includeQueryParameters,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ServiceConnectAccessLogConfiguration {
        Objects.requireNonNull(format, "format is required");
        unknownFields = Copies.unknown(unknownFields);
    }
}

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
 * Isolation on Managed Instances.
 *
 * @param isolationMode default SHARED
 * @param attestationPolicy required for CONFIDENTIAL_SANDBOX
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TrustedExecutionConfiguration(
        @Required IsolationMode isolationMode,
        @Nullable String attestationPolicy,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public TrustedExecutionConfiguration {
        Objects.requireNonNull(isolationMode, "isolationMode is required");
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * How long a hook may take.
 *
 * @param timeoutInMinutes 1 to 20160 minutes
 * @param action what happens then
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record DeploymentLifecycleHookTimeoutConfiguration(
        @Min(1) @Max(20160) @Nullable Integer timeoutInMinutes,
        @Nullable DeploymentLifecycleHookAction action,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public DeploymentLifecycleHookTimeoutConfiguration {
        unknownFields = Copies.unknown(unknownFields);
    }
}

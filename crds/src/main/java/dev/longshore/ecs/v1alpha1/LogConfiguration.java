package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;

/**
 * Where a container's output goes.
 *
 * @param logDriver the log driver
 * @param options options of the driver
 * @param secretOptions options with secret values
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record LogConfiguration(
        @Required LogDriver logDriver,
        Map<String, String> options,
        List<Secret> secretOptions,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public LogConfiguration {
        Objects.requireNonNull(logDriver, "logDriver is required");
        options = Copies.map(options);
        secretOptions = Copies.list(secretOptions);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;

/**
 * The log router of the task.
 *
 * @param type Fluentd or Fluent Bit
 * @param options enable-ecs-log-metadata, config-file-type and config-file-value
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record FirelensConfiguration(
        @Required FirelensConfigurationType type,
        Map<String, String> options,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public FirelensConfiguration {
        Objects.requireNonNull(type, "type is required");
        options = Copies.map(options);
        unknownFields = Copies.unknown(unknownFields);
    }
}

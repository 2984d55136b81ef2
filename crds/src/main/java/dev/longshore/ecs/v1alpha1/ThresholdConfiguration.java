package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;

/**
 * The number of failures that trip the circuit breaker.
 *
 * @param type how value is meant
 * @param value a number or a percentage of the desired count
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ThresholdConfiguration(
        @Required ThresholdType type,
        @Required int value,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ThresholdConfiguration {
        Objects.requireNonNull(type, "type is required");
        unknownFields = Copies.unknown(unknownFields);
    }
}

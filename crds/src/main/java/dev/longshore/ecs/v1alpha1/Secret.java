package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;

/**
 * A name whose value is read from a secret store when the container starts.
 *
 * @param name name of the environment variable or log option
 * @param valueFrom ARN in Secrets Manager, optionally with {@code :json-key:version-stage:version-id}, or a
 *     parameter's ARN or name
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record Secret(
        @Required String name,
        @Required String valueFrom,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public Secret {
        name = Copies.text(name);
        valueFrom = Copies.text(valueFrom);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a container instance: what placement expressions ask for.
 *
 * @param name at most 128 characters
 * @param value at most 128 characters
 * @param targetType container-instance
 * @param targetId the instance's id or ARN
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record Attribute(
        @Required String name,
        @Nullable String value,
        @Nullable TargetType targetType,
        @Nullable String targetId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public Attribute {
        name = Copies.text(name);
        unknownFields = Copies.unknown(unknownFields);
    }
}

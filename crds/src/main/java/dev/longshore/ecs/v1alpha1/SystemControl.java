package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;

/**
 * A kernel parameter.
 *
 * @param namespace its name, such as {@code net.core.somaxconn}
 * @param value its value
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record SystemControl(
        String namespace,
        String value,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public SystemControl {
        namespace = Copies.text(namespace);
        value = Copies.text(value);
        unknownFields = Copies.unknown(unknownFields);
    }
}

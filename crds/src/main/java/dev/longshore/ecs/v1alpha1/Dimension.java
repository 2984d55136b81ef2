package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import lombok.Builder;

/**
 * A part of a metric's identity.
 *
 * @param name such as ClusterName or ServiceName
 * @param value its value
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record Dimension(
        @Required @Size(max = 255) String name,
        @Required @Size(max = 1024) String value,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public Dimension {
        name = Copies.text(name);
        value = Copies.text(value);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;

/**
 * A name and its value.
 *
 * @param name the name
 * @param value the value; absent means empty
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record KeyValuePair(
        String name,
        String value,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public KeyValuePair {
        name = Copies.text(name);
        value = Copies.text(value);
        unknownFields = Copies.unknown(unknownFields);
    }
}

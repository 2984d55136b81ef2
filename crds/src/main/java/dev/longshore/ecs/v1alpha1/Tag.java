package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import lombok.Builder;

/**
 * A tag.
 *
 * @param key at most 128 characters
 * @param value at most 256 characters
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record Tag(
        @Size(max = 128) String key,
        @Size(max = 256) String value,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public Tag {
        key = Copies.text(key);
        value = Copies.text(value);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;

/**
 * A file of {@code NAME=VALUE} lines.
 *
 * @param value ARN of the S3 object; its name ends in .env
 * @param type the store
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record EnvironmentFile(
        @Required String value,
        @Required EnvironmentFileType type,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public EnvironmentFile {
        value = Copies.text(value);
        Objects.requireNonNull(type, "type is required");
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A header that marks test traffic.
 *
 * @param name its name
 * @param value its value
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ServiceConnectTestTrafficHeaderRules(
        @Required String name,
        @Nullable ServiceConnectTestTrafficHeaderMatchRules value,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ServiceConnectTestTrafficHeaderRules {
        name = Copies.text(name);
        unknownFields = Copies.unknown(unknownFields);
    }
}

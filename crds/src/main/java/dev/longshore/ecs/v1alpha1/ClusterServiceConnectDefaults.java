package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;

/**
 * The default of Service Connect.
 *
 * @param namespace namespace of services that name none
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ClusterServiceConnectDefaults(
        @Required String namespace,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ClusterServiceConnectDefaults {
        namespace = Copies.text(namespace);
        unknownFields = Copies.unknown(unknownFields);
    }
}

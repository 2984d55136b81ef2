package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import lombok.Builder;

/**
 * Which traffic a gateway lets in.
 *
 * @param accessTypes public, private or both
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record GatewayConnectorFilters(
        List<AccessType> accessTypes,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public GatewayConnectorFilters {
        accessTypes = Copies.list(accessTypes);
        unknownFields = Copies.unknown(unknownFields);
    }
}

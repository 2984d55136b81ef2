package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A service discovery registry.
 *
 * @param registryArn the registry
 * @param port port of SRV records
 * @param containerName container whose port is registered
 * @param containerPort that port
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ServiceRegistry(
        @Nullable String registryArn,
        @Nullable Integer port,
        @Nullable String containerName,
        @Nullable Integer containerPort,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ServiceRegistry {
        unknownFields = Copies.unknown(unknownFields);
    }
}

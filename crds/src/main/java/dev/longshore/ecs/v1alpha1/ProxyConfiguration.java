package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * An App Mesh proxy.
 *
 * @param type APPMESH
 * @param containerName the container that is the proxy
 * @param properties IgnoredUID, IgnoredGID, AppPorts, ProxyIngressPort, ProxyEgressPort, EgressIgnoredPorts and
 *     EgressIgnoredIPs
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ProxyConfiguration(
        @Nullable ProxyConfigurationType type,
        @Required String containerName,
        List<KeyValuePair> properties,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public ProxyConfiguration {
        containerName = Copies.text(containerName);
        properties = Copies.list(properties);
        unknownFields = Copies.unknown(unknownFields);
    }
}

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
 * Service Connect of a service.
 *
 * @param enabled whether it is on
 * @param namespace the namespace; default: the Cluster's
 * @param services the ports that it offers to others; none for a client only
 * @param logConfiguration where the proxy's output goes
 * @param accessLogConfiguration access log of the proxy
 * @param containerConfigurations settings of the proxy, at most 10
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ServiceConnectConfiguration(
        @Required boolean enabled,
        @Nullable String namespace,
        List<ServiceConnectService> services,
        @Nullable LogConfiguration logConfiguration,
        @Nullable ServiceConnectAccessLogConfiguration accessLogConfiguration,
        List<ServiceConnectContainerConfiguration> containerConfigurations,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public ServiceConnectConfiguration {
        services = Copies.list(services);
        containerConfigurations = Copies.list(containerConfigurations);
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A port that is offered by Service Connect.
 *
 * @param portName name of a port mapping
 * @param discoveryName name in the namespace; default: the port's name
 * @param clientAliases names and ports that clients use, at most one
 * @param ingressPortOverride port on which the proxy listens
 * @param timeout time limits of the proxy
 * @param tls encryption between proxies
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ServiceConnectService(
        @Required String portName,
        @Nullable String discoveryName,
        List<ServiceConnectClientAlias> clientAliases,
        @Min(0) @Max(65535) @Nullable Integer ingressPortOverride,
        @Nullable TimeoutConfiguration timeout,
        @Nullable ServiceConnectTlsConfiguration tls,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public ServiceConnectService {
        portName = Copies.text(portName);
        clientAliases = Copies.list(clientAliases);
        unknownFields = Copies.unknown(unknownFields);
    }
}

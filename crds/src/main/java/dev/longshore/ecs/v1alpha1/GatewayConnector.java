package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Connects a service to an ECS gateway.
 *
 * @param portName name of a port mapping
 * @param healthCheck how targets are checked
 * @param filters which traffic is let in
 * @param deregistrationDelay how long a target drains
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record GatewayConnector(
        @Required String portName,
        @Nullable GatewayConnectorHealthCheck healthCheck,
        @Nullable GatewayConnectorFilters filters,
        @Nullable GatewayConnectorDeregistrationDelay deregistrationDelay,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public GatewayConnector {
        portName = Copies.text(portName);
        unknownFields = Copies.unknown(unknownFields);
    }
}

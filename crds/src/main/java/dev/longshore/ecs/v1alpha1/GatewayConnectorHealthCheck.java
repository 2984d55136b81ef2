package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * How a gateway checks its targets.
 *
 * @param healthCheckProtocol HTTP or HTTPS
 * @param healthCheckPort port to ask
 * @param healthCheckPath path to ask for
 * @param healthCheckTimeoutSeconds seconds until a check counts as failed
 * @param healthCheckIntervalSeconds seconds between two checks
 * @param healthyThresholdCount passes in a row that make it healthy
 * @param unhealthyThresholdCount failures in a row that make it unhealthy
 * @param matcher answers that pass
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record GatewayConnectorHealthCheck(
        @Nullable GatewayConnectorHealthCheckProtocol healthCheckProtocol,
        @Nullable Integer healthCheckPort,
        @Nullable String healthCheckPath,
        @Nullable Integer healthCheckTimeoutSeconds,
        @Nullable Integer healthCheckIntervalSeconds,
        @Nullable Integer healthyThresholdCount,
        @Nullable Integer unhealthyThresholdCount,
        @Nullable GatewayConnectorHealthCheckMatcher matcher,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public GatewayConnectorHealthCheck {
        unknownFields = Copies.unknown(unknownFields);
    }
}

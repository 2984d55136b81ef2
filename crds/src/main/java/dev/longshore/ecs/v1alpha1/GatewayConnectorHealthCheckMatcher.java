package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Answers that pass a health check.
 *
 * @param httpCode HTTP codes
 * @param grpcCode gRPC codes
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record GatewayConnectorHealthCheckMatcher(
        @Nullable String httpCode,
        @Nullable String grpcCode,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public GatewayConnectorHealthCheckMatcher {
        unknownFields = Copies.unknown(unknownFields);
    }
}

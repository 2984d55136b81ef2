package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * How clients call a service.
 *
 * @param port port that they connect to
 * @param dnsName name that they resolve; default {@code discoveryName.namespace}
 * @param testTrafficRules which requests are test traffic
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ServiceConnectClientAlias(
        @Required @Min(0) @Max(65535) int port,
        @Nullable String dnsName,
        @Nullable ServiceConnectTestTrafficRules testTrafficRules,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ServiceConnectClientAlias {
        unknownFields = Copies.unknown(unknownFields);
    }
}

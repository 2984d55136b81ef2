package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Time limits of the Service Connect proxy.
 *
 * @param idleTimeoutSeconds seconds without traffic; 0 is unlimited
 * @param perRequestTimeoutSeconds seconds for one request; 0 is unlimited
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TimeoutConfiguration(
        @Min(0) @Max(2147483647) @Nullable Integer idleTimeoutSeconds,
        @Min(0) @Max(2147483647) @Nullable Integer perRequestTimeoutSeconds,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public TimeoutConfiguration {
        unknownFields = Copies.unknown(unknownFields);
    }
}

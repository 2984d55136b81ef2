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
 * A capacity provider's part in a strategy.
 *
 * @param capacityProvider its name
 * @param weight share of the tasks beyond the base, 0 to 1000; default 0
 * @param base tasks that it gets first, 0 to 100000; default 0. Only one item may have a base
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record CapacityProviderStrategyItem(
        @Required String capacityProvider,
        @Min(0) @Max(1000) @Nullable Integer weight,
        @Min(0) @Max(100000) @Nullable Integer base,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public CapacityProviderStrategyItem {
        capacityProvider = Copies.text(capacityProvider);
        unknownFields = Copies.unknown(unknownFields);
    }
}

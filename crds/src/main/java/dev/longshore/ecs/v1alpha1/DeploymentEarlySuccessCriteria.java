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
 * When a rolling deployment counts as done.
 *
 * @param enable whether it may be early
 * @param healthyPercent percent of the desired count that must be healthy, 0 to 100
 * @param sourceServiceRevisionCleanup whether the old tasks must have gone by then
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record DeploymentEarlySuccessCriteria(
        @Required boolean enable,
        @Min(0) @Max(100) @Nullable Integer healthyPercent,
        @Nullable ServiceRevisionCleanup sourceServiceRevisionCleanup,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public DeploymentEarlySuccessCriteria {
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Stops a deployment whose tasks fail one after the other.
 *
 * @param enable whether it is on
 * @param rollback whether the service goes back to the last completed deployment
 * @param resetOnHealthyTask whether a healthy task starts the count anew; default true
 * @param thresholdConfiguration how many failures; default: half the desired count, 3 to 200
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record DeploymentCircuitBreaker(
        @Required boolean enable,
        @Required boolean rollback,
        @Nullable Boolean resetOnHealthyTask,
        @Nullable ThresholdConfiguration thresholdConfiguration,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public DeploymentCircuitBreaker {
        unknownFields = Copies.unknown(unknownFields);
    }
}

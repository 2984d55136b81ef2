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
 * How long and how often a run that could not be started is tried again.
 *
 * @param maximumEventAgeInSeconds how long after it was due a run may still be started, 60 to 86400; default 86400
 * @param maximumRetryAttempts how often it is tried again, 0 to 185; default 185
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record RetryPolicy(
        @Min(60) @Max(86400) @Nullable Integer maximumEventAgeInSeconds,
        @Min(0) @Max(185) @Nullable Integer maximumRetryAttempts,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public RetryPolicy {
        unknownFields = Copies.unknown(unknownFields);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a count of tasks.
 *
 * @param time when it was made
 * @param from the count before
 * @param to the count after; the same where nothing is scaled
 * @param reason the numbers that led to it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ScalingDecisionState(
        @Nullable Instant time,
        @Nullable Integer from,
        @Nullable Integer to,
        @Nullable String reason) {}

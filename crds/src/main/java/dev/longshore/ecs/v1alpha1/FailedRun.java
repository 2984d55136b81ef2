package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A run of a schedule that was not started, or not in full.
 *
 * @param scheduledTime when the schedule wanted it
 * @param attempts how often it was tried
 * @param reason why it failed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record FailedRun(
        @Nullable Instant scheduledTime,
        @Nullable Integer attempts,
        @Nullable String reason) {}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A change of a count, as describe-scaling-activities prints it.
 *
 * @param activityId its id
 * @param description such as {@code Setting desired count to 3.}
 * @param cause who asked for it, such as {@code monitor alarm NAME in state ALARM triggered policy NAME}
 * @param startTime when it began
 * @param endTime when it ended
 * @param statusCode InProgress, Successful, Overridden or Failed
 * @param statusMessage what became of it
 * @param details the numbers that led to it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ScalingActivity(
        @Nullable String activityId,
        @Nullable String description,
        @Nullable String cause,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable String statusCode,
        @Nullable String statusMessage,
        @Nullable String details) {}

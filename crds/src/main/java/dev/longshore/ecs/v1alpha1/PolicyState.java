package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What a policy of a scalable target wants.
 *
 * @param policy name of the ScalingPolicy object
 * @param metric the newest value, rounded; absent without data
 * @param target of target tracking
 * @param highState state of the alarm that adds tasks: OK, ALARM or INSUFFICIENT_DATA
 * @param lowState state of the alarm that takes tasks
 * @param desired the count that it wants; absent where it wants to stay
 * @param why the numbers behind it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record PolicyState(
        @Nullable String policy,
        @Nullable String metric,
        @Nullable String target,
        @Nullable String highState,
        @Nullable String lowState,
        @Nullable Integer desired,
        @Nullable String why) {}

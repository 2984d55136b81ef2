package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * One target and its health.
 *
 * @param id address of the target, or the id of its instance for targetType instance
 * @param port port that is registered
 * @param availabilityZone zone of its node
 * @param taskId the task that it is
 * @param state initial, healthy, unhealthy, unavailable or draining
 * @param reason ELB's code, such as Target.ResponseCodeMismatch; absent when healthy
 * @param description ELB's words for it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TargetDescription(
        @Nullable String id,
        @Nullable Integer port,
        @Nullable String availabilityZone,
        @Nullable String taskId,
        @Nullable String state,
        @Nullable String reason,
        @Nullable String description) {}

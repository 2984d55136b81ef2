package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Why a task could not be started on an instance.
 *
 * @param arn the instance, where one was examined
 * @param reason ECS's reason, such as RESOURCE:MEMORY
 * @param detail more about it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record Failure(
        @Nullable String arn, String reason, @Nullable String detail) {
    /** Keeps the record immutable. */
    public Failure {
        reason = Copies.text(reason);
    }
}

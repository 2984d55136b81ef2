package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import lombok.Builder;

/**
 * Tasks that no instance can take now, and why.
 *
 * @param count how many
 * @param reason ECS's reason with the number of instances behind each part
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record UnplacedTasks(int count, String reason) {
    /** Copies the lists, which are never null. */
    public UnplacedTasks {
        reason = Copies.text(reason);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * The newest deployment of a service that completed: where a rollback goes.
 *
 * @param id {@code ecs-svc/} and a number
 * @param taskDefinition {@code family:revision}
 * @param serviceRevision what it ran with besides
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record CompletedDeployment(
        String id, String taskDefinition, @Nullable ServiceRevision serviceRevision) {
    /** Texts are never null. */
    public CompletedDeployment {
        id = Copies.text(id);
        taskDefinition = Copies.text(taskDefinition);
    }
}

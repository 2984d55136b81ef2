package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a task that stopped.
 *
 * @param taskId 32 hexadecimal digits
 * @param taskDefinition {@code family:revision}
 * @param deploymentId the deployment that had started it
 * @param containerInstance the node that it ran on
 * @param stopCode who or what stopped it
 * @param stoppedReason ECS's words, at most 1024 characters
 * @param containers how each container ended
 * @param createdAt when the task was made
 * @param startedAt when it reached RUNNING
 * @param stoppedAt when it reached STOPPED
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record StoppedTask(
        String taskId,
        @Nullable String taskDefinition,
        @Nullable String deploymentId,
        @Nullable String containerInstance,
        @Nullable TaskStopCode stopCode,
        @Nullable String stoppedReason,
        List<ContainerState> containers,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant stoppedAt) {
    /** Copies the lists, which are never null. */
    public StoppedTask {
        taskId = Copies.text(taskId);
        containers = Copies.list(containers);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * One task as {@code describe-tasks} prints it.
 *
 * @param taskId 32 hexadecimal digits
 * @param taskArn the ARN that tools see
 * @param lastStatus PROVISIONING, PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING or
 *     STOPPED
 * @param desiredStatus RUNNING or STOPPED
 * @param healthStatus from the essential containers: UNHEALTHY before UNKNOWN before HEALTHY
 * @param containerInstance the node
 * @param podName the pod that is the task
 * @param stopCode who or what stopped it
 * @param stoppedReason ECS's words, at most 1024 characters
 * @param containers each container
 * @param createdAt when the task was made
 * @param pullStartedAt when the first image pull began
 * @param pullStoppedAt when the last image pull ended
 * @param startedAt when it reached RUNNING
 * @param stoppingAt when its desired status became STOPPED
 * @param executionStoppedAt when an essential container ended
 * @param stoppedAt when it reached STOPPED
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TaskState(
        String taskId,
        @Nullable String taskArn,
        @Nullable String lastStatus,
        @Nullable String desiredStatus,
        @Nullable HealthStatus healthStatus,
        @Nullable String containerInstance,
        @Nullable String podName,
        @Nullable TaskStopCode stopCode,
        @Nullable String stoppedReason,
        List<ContainerState> containers,
        @Nullable Instant createdAt,
        @Nullable Instant pullStartedAt,
        @Nullable Instant pullStoppedAt,
        @Nullable Instant startedAt,
        @Nullable Instant stoppingAt,
        @Nullable Instant executionStoppedAt,
        @Nullable Instant stoppedAt) {
    /** Copies the lists, which are never null. */
    public TaskState {
        taskId = Copies.text(taskId);
        containers = Copies.list(containers);
    }
}

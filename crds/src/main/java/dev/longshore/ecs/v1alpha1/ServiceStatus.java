package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A service as {@code describe-services} prints it, as far as it makes sense here.
 *
 * @param serviceArn the ARN that tools see
 * @param status ACTIVE, DRAINING or INACTIVE
 * @param taskDefinition the revision that {@code spec.taskDefinition} resolved to: {@code family:revision}
 * @param desiredCount tasks wanted
 * @param runningCount tasks in RUNNING
 * @param pendingCount tasks in PENDING
 * @param deployments the primary deployment first, then those that it replaces
 * @param lastCompleted the newest deployment that completed: where a rollback goes
 * @param unplaced tasks that wait for an instance, by reason
 * @param stoppedTasks the tasks that stopped last, newest first, at most 20
 * @param selector selects the service's pods; the scale subresource serves it to autoscalers
 * @param observedGeneration the {@code metadata.generation} that this status speaks of
 * @param conditions see {@link ConditionTypes}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ServiceStatus(
        @Nullable String serviceArn,
        @Nullable String status,
        @Nullable String taskDefinition,
        @Nullable Integer desiredCount,
        @StatusReplicas @Nullable Integer runningCount,
        @Nullable Integer pendingCount,
        List<Deployment> deployments,
        @Nullable CompletedDeployment lastCompleted,
        List<UnplacedTasks> unplaced,
        List<StoppedTask> stoppedTasks,
        @LabelSelector @Nullable String selector,
        @Nullable Long observedGeneration,
        List<Condition> conditions) {
    /** Copies the lists, which are never null. */
    public ServiceStatus {
        deployments = Copies.list(deployments);
        unplaced = Copies.list(unplaced);
        stoppedTasks = Copies.list(stoppedTasks);
        conditions = Copies.list(conditions);
    }
}

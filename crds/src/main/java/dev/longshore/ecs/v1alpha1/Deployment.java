package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * One deployment of a service: a task definition revision on its way in or out.
 *
 * @param id {@code ecs-svc/} and a number
 * @param status PRIMARY is the newest, ACTIVE ones still have tasks
 * @param taskDefinition {@code family:revision}
 * @param desiredCount tasks wanted of this deployment
 * @param pendingCount tasks in PENDING
 * @param runningCount tasks in RUNNING
 * @param failedTasks tasks that failed to start or to become healthy, in a row
 * @param rolloutState how the rollout goes
 * @param rolloutStateReason why, in ECS's words
 * @param lastTask the highest task number that this deployment ever started; names of tasks derive from it, so
 *     it never goes down
 * @param fingerprint of all that the deployment was started for: another one starts another deployment
 * @param serviceRevision what it runs with besides the task definition; absent where that is nothing
 * @param rollbackOf id of the failed deployment that this one is the way back from
 * @param shift how far it is, where it shifts traffic
 * @param productionTrafficWeight percent of production traffic that is sent to it, where traffic is shifted
 * @param testTrafficWeight percent of test traffic that is sent to it, where traffic is shifted
 * @param alternateTargets whether its tasks are in the alternate target groups
 * @param alarmsIgnored true if one of its alarms was in ALARM when it began: it takes no notice of alarms then
 * @param bakingSince since when its older tasks are gone and its alarms are waited for
 * @param createdAt when the deployment began
 * @param updatedAt when it last changed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record Deployment(
        String id,
        @Nullable DeploymentStatus status,
        @Nullable String taskDefinition,
        @Nullable Integer desiredCount,
        @Nullable Integer pendingCount,
        @Nullable Integer runningCount,
        @Nullable Integer failedTasks,
        @Nullable DeploymentRolloutState rolloutState,
        @Nullable String rolloutStateReason,
        @Nullable Long lastTask,
        @Nullable String fingerprint,
        @Nullable ServiceRevision serviceRevision,
        @Nullable String rollbackOf,
        @Nullable DeploymentShift shift,
        @Nullable Double productionTrafficWeight,
        @Nullable Double testTrafficWeight,
        @Nullable Boolean alternateTargets,
        @Nullable Boolean alarmsIgnored,
        @Nullable Instant bakingSince,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {
    /** Copies the lists, which are never null. */
    public Deployment {
        id = Copies.text(id);
    }
}

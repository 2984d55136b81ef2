package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What scaling knows and has done of a target.
 *
 * @param service the Service that is scaled
 * @param desiredCount its desiredCount when it was last looked at
 * @param runningCount its RUNNING tasks then
 * @param minCapacity the least that holds now: the spec's, or that of the scheduled action that came later
 * @param maxCapacity the most that holds now
 * @param registered the spec's bounds that those speak of, as {@code MIN-MAX}
 * @param boundsSetBy the scheduled action that has set them; absent: the spec
 * @param scheduledUntil up to which time scheduled actions were carried out
 * @param nextScheduledAction when the next one is due
 * @param scaleOutCooldownUntil until when what was added last is waited for
 * @param scaleOutBase the count before that
 * @param scaleInCooldownUntil until when nothing more is taken
 * @param policies what each policy wants, and the numbers behind it
 * @param lastDecision what was last decided, and why
 * @param activities changes of the count, the newest first, at most 10
 * @param observedGeneration the {@code metadata.generation} that this status speaks of
 * @param conditions see {@link ConditionTypes}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ScalableTargetStatus(
        @Nullable String service,
        @Nullable Integer desiredCount,
        @Nullable Integer runningCount,
        @Nullable Integer minCapacity,
        @Nullable Integer maxCapacity,
        @Nullable String registered,
        @Nullable String boundsSetBy,
        @Nullable Instant scheduledUntil,
        @Nullable Instant nextScheduledAction,
        @Nullable Instant scaleOutCooldownUntil,
        @Nullable Integer scaleOutBase,
        @Nullable Instant scaleInCooldownUntil,
        List<PolicyState> policies,
        @Nullable ScalingDecisionState lastDecision,
        List<ScalingActivity> activities,
        @Nullable Long observedGeneration,
        List<Condition> conditions) {
    /** Copies the lists, which are never null. */
    public ScalableTargetStatus {
        policies = Copies.list(policies);
        activities = Copies.list(activities);
        conditions = Copies.list(conditions);
    }
}

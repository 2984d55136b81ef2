package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What a policy sees and wants.
 *
 * @param policyARN the ARN that tools see
 * @param scalableTarget the ScalableTarget that it belongs to
 * @param state its metric, alarms and wish
 * @param lastDecision the last decision about its target, and why
 * @param observedGeneration the {@code metadata.generation} that this status speaks of
 * @param conditions see {@link ConditionTypes}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ScalingPolicyStatus(
        @Nullable String policyARN,
        @Nullable String scalableTarget,
        @Nullable PolicyState state,
        @Nullable ScalingDecisionState lastDecision,
        @Nullable Long observedGeneration,
        List<Condition> conditions) {
    /** Copies the list, which is never null. */
    public ScalingPolicyStatus {
        conditions = Copies.list(conditions);
    }
}

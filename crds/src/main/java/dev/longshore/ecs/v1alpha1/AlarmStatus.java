package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * An alarm's state as {@code describe-alarms} prints it. It is written when it changes, not at each evaluation.
 *
 * @param alarmArn the ARN that tools see
 * @param stateValue OK, ALARM or INSUFFICIENT_DATA
 * @param stateReason why, in CloudWatch's words, with the datapoints that decided
 * @param stateTransitionedTimestamp when it came into its state
 * @param observedGeneration the {@code metadata.generation} that this status speaks of
 * @param conditions see {@link ConditionTypes}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record AlarmStatus(
        @Nullable String alarmArn,
        @Nullable AlarmStateValue stateValue,
        @Nullable String stateReason,
        @Nullable Instant stateTransitionedTimestamp,
        @Nullable Long observedGeneration,
        List<Condition> conditions) {
    /** Copies the lists, which are never null. */
    public AlarmStatus {
        conditions = Copies.list(conditions);
    }
}

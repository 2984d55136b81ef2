package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What a rule has started.
 *
 * @param lastEventTime when it last started a Task
 * @param active Tasks of this rule that have not ended
 * @param tasks names of the Tasks that were started last, the newest first, at most 10; they go an hour after their end
 * @param observedGeneration the {@code metadata.generation} that this status speaks of
 * @param conditions see {@link ConditionTypes}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record EventRuleStatus(
        @Nullable Instant lastEventTime,
        @Nullable Integer active,
        List<String> tasks,
        @Nullable Long observedGeneration,
        List<Condition> conditions) {
    /** Copies the lists, which are never null. */
    public EventRuleStatus {
        tasks = Copies.list(tasks);
        conditions = Copies.list(conditions);
    }
}

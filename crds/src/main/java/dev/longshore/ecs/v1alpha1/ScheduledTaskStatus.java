package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule has done and will do.
 *
 * @param lastScheduleTime the scheduled time of the run that was started last
 * @param nextScheduleTime the scheduled time of the next run; absent if there is none
 * @param handledUntil up to which scheduled time runs were started or given up
 * @param schedule the expression, time zone, start, end and state that handledUntil speaks of
 * @param active Tasks of this schedule that have not ended
 * @param tasks names of the Tasks that were started last, the newest first, at most 10
 * @param failures the last runs that were missed or given up, the newest first, at most 10
 * @param observedGeneration the {@code metadata.generation} that this status speaks of
 * @param conditions see {@link ConditionTypes}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ScheduledTaskStatus(
        @Nullable Instant lastScheduleTime,
        @Nullable Instant nextScheduleTime,
        @Nullable Instant handledUntil,
        @Nullable String schedule,
        @Nullable Integer active,
        List<String> tasks,
        List<FailedRun> failures,
        @Nullable Long observedGeneration,
        List<Condition> conditions) {
    /** Copies the lists, which are never null. */
    public ScheduledTaskStatus {
        tasks = Copies.list(tasks);
        failures = Copies.list(failures);
        conditions = Copies.list(conditions);
    }
}

package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a standalone run, and why others could not be started.
 *
 * @param tasks one per task that was started, in order
 * @param failures why tasks could not be started, per instance that was examined
 * @param taskDefinition the revision that the run resolved to: {@code family:revision}
 * @param pendingCount tasks that have not reached RUNNING
 * @param runningCount tasks in RUNNING
 * @param stoppedCount tasks in STOPPED
 * @param observedGeneration the {@code metadata.generation} that this status speaks of
 * @param conditions see {@link ConditionTypes}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TaskStatus(
        List<TaskState> tasks,
        List<Failure> failures,
        @Nullable String taskDefinition,
        @Nullable Integer pendingCount,
        @Nullable Integer runningCount,
        @Nullable Integer stoppedCount,
        @Nullable Long observedGeneration,
        List<Condition> conditions) {
    /** Copies the lists, which are never null. */
    public TaskStatus {
        tasks = Copies.list(tasks);
        failures = Copies.list(failures);
        conditions = Copies.list(conditions);
    }
}

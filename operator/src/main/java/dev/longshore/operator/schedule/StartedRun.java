package dev.longshore.operator.schedule;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.Failure;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskStatus;
import dev.longshore.engine.schedule.Run;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A Task that a schedule or a rule has started, as it stands.
 *
 * @param attempt from 1
 */
public record StartedRun(Task task, Run run, int attempt) {

    /** Reads a Task of a schedule or a rule. */
    public static StartedRun of(Task task) {
        var annotations = task.getMetadata().getAnnotations();
        Instant scheduled = Instant.parse(annotations.get(Annotations.SCHEDULED_TIME));
        Instant due = Instant.parse(annotations.get(Annotations.DUE_TIME));
        return new StartedRun(task, new Run(scheduled, due), Integer.parseInt(annotations.get(Annotations.ATTEMPT)));
    }

    /** The name of its Task. */
    public String name() {
        return task.getMetadata().getName();
    }

    /** The name of its first attempt, which all attempts of one run have in common. */
    String series() {
        return attempt == 1 ? name() : name().substring(0, name().lastIndexOf('-'));
    }

    /** A Task for a further attempt, with what this one was told to do. */
    public Task again(OwnerReference owner, int number, int count) {
        Task again = new Task();
        again.setMetadata(new ObjectMetaBuilder()
                .withName(series() + "-" + number)
                .withNamespace(task.getMetadata().getNamespace())
                .withLabels(task.getMetadata().getLabels())
                .withAnnotations(task.getMetadata().getAnnotations())
                .addToAnnotations(Annotations.ATTEMPT, String.valueOf(number))
                .withOwnerReferences(owner)
                .build());
        again.setSpec(task.getSpec().toBuilder().count(count).build());
        return again;
    }

    /** Whether all its tasks have ended, those that could not be placed included. */
    public boolean ended() {
        return Conditions.isTrue(conditions(), ConditionTypes.COMPLETE);
    }

    /** Why it cannot begin yet, such as a task definition that is not there. */
    Optional<String> cannotBegin() {
        return Conditions.find(conditions(), ConditionTypes.VALID)
                .filter(condition -> "False".equals(condition.getStatus()))
                .map(Condition::getMessage);
    }

    /** How many of its tasks found no instance, once it is known of each. */
    int unplaced() {
        List<Failure> failures = status().map(TaskStatus::failures).orElse(List.of());
        int pending = status().map(TaskStatus::pendingCount).orElse(0);
        return pending > 0 ? 0 : failures.size();
    }

    /** Why they found none. */
    String unplacedBecause() {
        return status().map(TaskStatus::failures).orElse(List.of()).stream()
                .findFirst()
                .map(failure -> Objects.requireNonNullElse(failure.reason(), "")
                        + Optional.ofNullable(failure.detail())
                                .map(detail -> ": " + detail)
                                .orElse(""))
                .orElse("");
    }

    /** Since when that is so. */
    Instant failedAt() {
        return Conditions.find(conditions(), ConditionTypes.FAILED)
                .map(Condition::getLastTransitionTime)
                .map(Instant::parse)
                .orElse(run.due());
    }

    private List<Condition> conditions() {
        return status().map(TaskStatus::conditions).orElse(List.of());
    }

    private Optional<TaskStatus> status() {
        return Optional.ofNullable(task.getStatus());
    }
}

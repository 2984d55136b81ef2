package dev.longshore.operator.controller.life;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which Tasks that were made by a schedule or a rule have been kept long enough after their end: a pure choice over all of them. */
final class EndedTasks {
    private static final Duration KEPT_FOR = Duration.ofHours(1);
    private static final int KEPT_PER_MAKER = 100;

    private EndedTasks() {}

    /** Whether a Task was made by a schedule or a rule; what people apply is kept as Jobs are. */
    static boolean madeForThem(Task task) {
        return maker(task).isPresent();
    }

    /** Those that ended more than an hour ago, and the oldest beyond a hundred of one schedule or rule. */
    static List<Task> expired(List<Task> made, Instant now) {
        Map<String, Integer> byMaker = new HashMap<>();
        return made.stream()
                .filter(task -> endedAt(task).isPresent())
                .sorted(Comparator.comparing((Task task) -> endedAt(task).orElseThrow())
                        .reversed())
                .filter(task -> byMaker.merge(
                                        task.getMetadata().getNamespace() + "/"
                                                + maker(task).orElse(""),
                                        1,
                                        Integer::sum)
                                > KEPT_PER_MAKER
                        || endedAt(task).orElseThrow().plus(KEPT_FOR).isBefore(now))
                .toList();
    }

    private static Optional<String> maker(Task task) {
        return Optional.ofNullable(task.getMetadata().getLabels())
                .flatMap(labels -> Stream.of(Labels.SCHEDULED_TASK, Labels.EVENT_RULE)
                        .filter(labels::containsKey)
                        .findFirst()
                        .map(label -> label + "=" + labels.get(label)));
    }

    private static Optional<Instant> endedAt(Task task) {
        return Optional.ofNullable(task.getStatus())
                .flatMap(status -> Conditions.find(status.conditions(), ConditionTypes.COMPLETE))
                .filter(condition -> "True".equals(condition.getStatus()))
                .map(Condition::getLastTransitionTime)
                .map(Instant::parse);
    }
}

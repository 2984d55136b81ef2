package dev.longshore.operator.controller.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskStatus;
import dev.longshore.operator.names.Labels;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EndedTasksTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void theyGoAfterAnHour() {
        Task old = task("old", "a", "True", Duration.ofMinutes(61));
        assertThat(EndedTasks.expired(
                        List.of(
                                old,
                                task("young", "a", "True", Duration.ofMinutes(59)),
                                task("running", "a", "False", Duration.ofDays(2))),
                        NOW))
                .containsExactly(old);
    }

    @Test
    void ofOneScheduleTheLatestHundredStay() {
        List<Task> many = Stream.concat(
                        IntStream.range(0, 103).mapToObj(i -> task("a" + i, "a", "True", Duration.ofSeconds(i))),
                        IntStream.range(0, 100).mapToObj(i -> task("b" + i, "b", "True", Duration.ofSeconds(i))))
                .toList();
        assertThat(EndedTasks.expired(many, NOW))
                .extracting(task -> task.getMetadata().getName())
                .containsExactlyInAnyOrder("a100", "a101", "a102");
    }

    private static Task task(String name, String schedule, String complete, Duration ago) {
        Task task = new Task();
        task.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("default")
                .addToLabels(Labels.SCHEDULED_TASK, schedule)
                .build());
        task.setStatus(TaskStatus.builder()
                .conditions(List.of(new ConditionBuilder()
                        .withType(ConditionTypes.COMPLETE)
                        .withStatus(complete)
                        .withLastTransitionTime(NOW.minus(ago).toString())
                        .build()))
                .build());
        return task;
    }
}

package dev.longshore.operator.controller.life;

import static dev.longshore.operator.support.EcsTasks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.support.EcsTasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionTest {
    @Test
    void anHourIsKeptAndNoMore() {
        EcsTask task = EcsTasks.stopped("a", 1, NOON);
        assertThat(Retention.expired(List.of(task), Retention.DEFAULT, NOON.plusSeconds(3600)))
                .isEmpty();
        assertThat(Retention.expired(List.of(task), Retention.DEFAULT, NOON.plusSeconds(3601)))
                .containsExactly(task);
    }

    @Test
    void itIsASetting() {
        EcsTask task = EcsTasks.stopped("a", 1, NOON);
        assertThat(Retention.expired(List.of(task), Duration.ofHours(6), NOON.plusSeconds(21_600)))
                .isEmpty();
        assertThat(Retention.expired(List.of(task), Duration.ZERO, NOON.plusSeconds(1)))
                .containsExactly(task);
    }

    @Test
    void theTenLatestOfAnOwnerAreKept() {
        List<EcsTask> tasks = new ArrayList<>();
        IntStream.range(0, 12).forEach(i -> tasks.add(EcsTasks.stopped("a", i, NOON.plusSeconds(i))));
        tasks.add(EcsTasks.stopped("b", 0, NOON));
        assertThat(Retention.expired(tasks, Retention.DEFAULT, NOON.plusSeconds(60)))
                .containsExactlyInAnyOrder(tasks.get(0), tasks.get(1));
    }

    @Test
    void theFiveHundredLatestOfANamespaceAreKept() {
        List<EcsTask> tasks = IntStream.range(0, 510)
                .mapToObj(i -> EcsTasks.stopped("owner-" + i, 1, NOON.plusSeconds(i)))
                .toList();
        assertThat(Retention.expired(tasks, Retention.DEFAULT, NOON.plusSeconds(600)))
                .containsExactlyInAnyOrderElementsOf(tasks.subList(0, 10));
    }
}

package dev.longshore.operator.controller;

import static dev.longshore.operator.controller.EcsTasks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceMemoryTest {
    private static final TaskStop NO_IMAGE =
            new TaskStop(TaskStopCode.TASK_FAILED_TO_START, "CannotPullContainerError");

    private final ServiceMemory memory = new ServiceMemory();

    private static List<EcsTask> failures(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(number -> EcsTasks.stopped("1", number, NO_IMAGE))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT10S", "3, PT20S", "7, PT5M20S", "8, PT10M40S", "9, PT15M", "60, PT15M"})
    void thePauseDoublesFromFiveSecondsToFifteenMinutes(int failures, Duration pause) {
        memory.observe("1", List.of(), failures(failures), NOON);
        assertThat(memory.failedInRow()).isEqualTo(failures);
        assertThat(memory.throttledUntil(NOON)).isEqualTo(Optional.of(NOON.plus(pause)));
        assertThat(memory.throttledUntil(NOON.plus(pause))).isEmpty();
    }

    @Test
    void aFailureCountsOnceHoweverOftenItIsSeen() {
        memory.observe("1", List.of(), failures(1), NOON);
        memory.observe("1", List.of(), failures(1), NOON.plusSeconds(4));
        assertThat(memory.failedInRow()).isEqualTo(1);
        assertThat(memory.throttledUntil(NOON)).contains(NOON.plusSeconds(5));
    }

    @Test
    void aTaskThatRunsBeginsAnew() {
        memory.observe("1", List.of(), failures(3), NOON);
        memory.observe("1", List.of(EcsTasks.running("1", 4)), failures(3), NOON);
        assertThat(memory.throttledUntil(NOON)).isEmpty();
    }

    @Test
    void anotherDeploymentBeginsAnew() {
        memory.observe("1", List.of(), failures(3), NOON);
        memory.observe("2", List.of(), failures(3), NOON);
        assertThat(memory.failedInRow()).isZero();
    }

    @Test
    void tasksThatRanAreNoFailures() {
        memory.observe("1", List.of(), List.of(EcsTasks.stopped("1", 1, TaskStop.essentialContainerExited())), NOON);
        assertThat(memory.throttledUntil(NOON)).isEmpty();
    }

    @Test
    void newsIsToldOnceAndNothingIsNewsAtTheFirstLook() {
        EcsTask one = EcsTasks.running("1", 1);
        EcsTask two = EcsTasks.running("1", 2);
        assertThat(memory.news(List.of(one))).isEmpty();
        assertThat(memory.news(List.of(one, two))).containsExactly(two);
        assertThat(memory.news(List.of(one, two))).isEmpty();
    }

    @Test
    void numbersOnlyGrow() {
        assertThat(memory.lastNumber("1", 5)).isEqualTo(5);
        assertThat(memory.lastNumber("1", 3)).isEqualTo(5);
        assertThat(memory.lastNumber("2", 1)).isEqualTo(1);
    }
}

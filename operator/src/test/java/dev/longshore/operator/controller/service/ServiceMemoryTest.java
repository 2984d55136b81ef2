package dev.longshore.operator.controller.service;

import static dev.longshore.operator.support.EcsTasks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.engine.deployment.CircuitBreaker;
import dev.longshore.engine.deployment.FailedTasks;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStop;
import dev.longshore.operator.support.EcsTasks;
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

    private static Deployment deployment(String number) {
        return Deployment.builder().id("ecs-svc/" + number).build();
    }

    private void observe(List<EcsTask> live, List<EcsTask> ended) {
        memory.observe(deployment("1"), live, ended, CircuitBreaker.OFF, NOON);
    }

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT10S", "3, PT20S", "7, PT5M20S", "8, PT10M40S", "9, PT15M", "60, PT15M"})
    void thePauseDoublesFromFiveSecondsToFifteenMinutes(int failures, Duration pause) {
        memory.primary(deployment("1"));
        observe(List.of(), failures(failures));
        assertThat(memory.failed()).isEqualTo(new FailedTasks(failures, false));
        assertThat(memory.throttledUntil(NOON)).isEqualTo(Optional.of(NOON.plus(pause)));
        assertThat(memory.throttledUntil(NOON.plus(pause))).isEmpty();
    }

    @Test
    void aFailureCountsOnceHoweverOftenItIsSeen() {
        memory.primary(deployment("1"));
        observe(List.of(), failures(1));
        observe(List.of(), failures(1));
        assertThat(memory.failed().count()).isEqualTo(1);
    }

    @Test
    void aTaskThatComesToRunEndsThePauseAndTheFirstStage() {
        memory.primary(deployment("1"));
        observe(List.of(), failures(3));
        observe(List.of(EcsTasks.running("1", 4)), failures(3));
        assertThat(memory.throttledUntil(NOON)).isEmpty();
        observe(List.of(EcsTasks.running("1", 4)), failures(3 + 2));
        assertThat(memory.failed()).isEqualTo(new FailedTasks(3, true));
        assertThat(memory.throttledUntil(NOON)).contains(NOON.plusSeconds(10));
    }

    @Test
    void anotherDeploymentBeginsAnewAndTheOldOneIsPrimaryNoMore() {
        memory.primary(deployment("1"));
        observe(List.of(), failures(3));
        memory.primary(deployment("2"));
        assertThat(memory.failed()).isEqualTo(FailedTasks.NONE);
        assertThat(memory.throttledUntil(NOON)).isEmpty();
        assertThat(memory.primary(Optional.of(deployment("1")))).contains(deployment("2"));
        assertThat(memory.primary(Optional.of(deployment("3")))).contains(deployment("3"));
    }

    @Test
    void badHealthCountsAndAnEndAfterRunningDoesNot() {
        memory.primary(deployment("1"));
        TaskStop unhealthy = TaskStop.byService("Task failed container health checks");
        observe(
                List.of(),
                List.of(
                        EcsTasks.stopped("1", 1, TaskStop.essentialContainerExited()),
                        EcsTasks.stopped("1", 2, unhealthy),
                        EcsTasks.stopped("0", 3, unhealthy)));
        assertThat(memory.failed()).isEqualTo(new FailedTasks(1, true));
        assertThat(memory.throttledUntil(NOON)).isEmpty();
    }

    @Test
    void afterARestartTheStatusCountsWhatEndedBeforeItWasWritten() {
        Deployment written =
                deployment("1").toBuilder().failedTasks(2).updatedAt(NOON).build();
        memory.observe(written, List.of(), failures(2), CircuitBreaker.OFF, NOON);
        assertThat(memory.failed().count()).isEqualTo(2);
        Deployment older = written.toBuilder().updatedAt(NOON.minusSeconds(1)).build();
        ServiceMemory another = new ServiceMemory();
        another.observe(older, List.of(), failures(2), CircuitBreaker.OFF, NOON);
        assertThat(another.failed().count()).isEqualTo(4);
    }

    @Test
    void aLaunchThatGoesOnFailingCountsEveryHalfMinute() {
        memory.primary(deployment("1"));
        memory.launchFails(NOON);
        memory.launchFails(NOON.plusSeconds(29));
        assertThat(memory.failed().count()).isEqualTo(1);
        assertThat(memory.nextFailedLaunch()).contains(NOON.plusSeconds(30));
        memory.launchFails(NOON.plusSeconds(30));
        assertThat(memory.failed().count()).isEqualTo(2);
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

package dev.longshore.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStop;
import dev.longshore.operator.support.EcsTasks;
import org.junit.jupiter.api.Test;

/** What was told to a task holds until its pod shows it. */
class DeparturesTest {
    private static final TaskStop SCALED_IN = TaskStop.byService("scaled in");

    private final Departures departures = new Departures();
    private final EcsTask task = EcsTasks.running("1", 1);

    @Test
    void aTaskThatIsToldToStopIsWantedNoMoreThoughItsPodDoesNotShowIt() {
        departures.stopping(task, SCALED_IN);
        EcsTask told = departures.told(task);
        assertThat(told.desiredRunning()).isFalse();
        assertThat(told.stopped()).isFalse();
        assertThat(told.stop()).contains(SCALED_IN);
    }

    @Test
    void whatItsPodShowsThenOverrules() {
        departures.stopping(task, SCALED_IN);
        EcsTask shown = task.stoppingBecauseOf(TaskStop.byUser());
        assertThat(departures.told(shown)).isEqualTo(shown);
        EcsTask ended = task.stoppedBecauseOf(SCALED_IN);
        assertThat(departures.told(ended)).isEqualTo(ended);
    }

    @Test
    void oneThatCouldNotBeToldIsWantedAgain() {
        departures.stopping(task, SCALED_IN);
        departures.notStopping(task);
        assertThat(departures.told(task)).isEqualTo(task);
    }

    @Test
    void oneThatIsDeletedIsAsItsRecordWillBe() {
        departures.expect(task, SCALED_IN);
        EcsTask blurred = task.stoppingBecauseOf(TaskStop.byUser());
        assertThat(departures.told(blurred).stop()).contains(SCALED_IN);
        assertThat(departures.told(blurred).stopped()).isTrue();
    }
}

package dev.longshore.engine.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.deployment.ServicePlan;
import dev.longshore.engine.deployment.ServiceTask;
import dev.longshore.engine.deployment.StopCause;
import dev.longshore.engine.deployment.StopRule;
import dev.longshore.engine.deployment.StopTask;
import dev.longshore.engine.deployment.TaskHealth;
import dev.longshore.engine.deployment.TaskPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tasks of two revisions side by side. H is a healthy task, P one that does not run yet; in small letters their instance is DRAINING. */
class ShiftSchedulerTest {
    /** An instance drains while a deployment shifts: within each revision's own percents, as 6.6 of ECS's rules has it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # desired | min | max | green's weight | blue | green | blue does | green does
            2 | 100 | 200 |    0 | Hh   | HH   | +1    | nothing
            2 | 100 | 200 |    0 | HhP  | HH   | nothing | nothing
            2 | 100 | 200 |    0 | HhH  | HH   | -1    | nothing
            2 | 100 | 200 |  500 | Hh   | Hh   | +1    | +1
            2 | 100 | 200 |  500 | hh   | HH   | +2    | nothing
            2 | 100 | 200 |  500 | HH   | HhH  | nothing | -1
            3 | 100 | 200 |  500 | HHh  | HHH  | +1    | nothing
            4 | 100 | 125 |  500 | HHhh | HHHH | +1    | nothing
            2 |  50 | 100 |  500 | Hh   | HH   | -1    | nothing
            2 |  50 | 100 |  500 | H    | HH   | +1    | nothing
            2 | 100 | 125 |  500 | Hh   | HH   | nothing | nothing
            2 | 100 | 200 |    0 | HH   | Hh   | nothing | +1 -1
            2 | 100 | 200 | 1000 | Hh   | HH   | +1 -1 | nothing
            2 | 100 | 200 |  500 | HHp  | HH   | -1    | nothing
            2 | 100 | 200 |  500 | HH   | H    | nothing | +1
            """)
    void drainingInstances(
            int desired,
            int minimum,
            int maximum,
            int weight,
            String blue,
            String green,
            String blueDoes,
            String greenDoes) {
        ShiftScheduler.Plans plans = decide(desired, minimum, maximum, weight, blue, green);
        assertThat(does(plans.blue())).isEqualTo(blueDoes);
        assertThat(does(plans.green())).isEqualTo(greenDoes);
        assertThat(plans.blue().stops()).extracting(StopTask::cause).containsOnly(causes(plans.blue()));
    }

    @Test
    void greenDoesNotStandBeforeItsInstanceIsEmpty() {
        assertThat(decide(2, 100, 200, 500, "HH", "HH").greenStands()).isTrue();
        assertThat(decide(2, 100, 200, 500, "HH", "Hh").greenStands()).isFalse();
        assertThat(decide(2, 100, 200, 500, "HH", "HhH").greenStands()).isFalse();
        assertThat(decide(2, 100, 200, 500, "HH", "HP").greenStands()).isFalse();
    }

    @Test
    void noRoomIsSaid() {
        assertThat(decide(2, 100, 125, 500, "Hh", "HH").blue().hindrance()).isEqualTo(ServicePlan.Hindrance.PERCENTS);
        assertThat(decide(2, 100, 200, 500, "Hh", "HH").blue().hindrance()).isEqualTo(ServicePlan.Hindrance.NONE);
    }

    @Test
    void greenComesUpAtItsStageAndNotBefore() {
        assertThat(does(at(Stage.POST_SCALE_UP, 2, "blue:HH").green())).isEqualTo("+2");
        assertThat(does(at(Stage.SCALE_UP, 2, "blue:HH").green())).isEqualTo("+2");
        assertThat(does(at(Stage.PRE_SCALE_UP, 2, "blue:HH").green())).isEqualTo("nothing");
        assertThat(does(at(Stage.PRE_SCALE_UP, 2, "blue:H").blue())).isEqualTo("+1");
    }

    @Test
    void whatWasGivenUpGoesAtOnceAndTakesRoomUntilThen() {
        ShiftScheduler.Plans plans = at(Stage.SCALE_UP, 2, "blue:HH", "given-up:HP");
        assertThat(plans.blue().stops())
                .containsExactlyInAnyOrder(
                        new StopTask("given-up0", StopCause.REPLACED_DEPLOYMENT),
                        new StopTask("given-up1", StopCause.REPLACED_DEPLOYMENT));
        assertThat(does(plans.green())).as("four are there").isEqualTo("nothing");
        assertThat(plans.supersededGone()).isFalse();
        assertThat(at(Stage.SCALE_UP, 2, "blue:HH").supersededGone()).isTrue();
        assertThat(does(at(Stage.SCALE_UP, 2, "blue:HH", "given-up:H").green())).isEqualTo("+1");
    }

    /** A rolling deployment was left halfway: two revisions answer, and neither is added to. */
    @Test
    void whatAnsweredGoesOnAnsweringUpToTheCount() {
        assertThat(at(Stage.PRE_SCALE_UP, 2, "blue:H", "older:HPH").blue().stops())
                .as("a healthy one of each, blue's first")
                .containsExactlyInAnyOrder(
                        new StopTask("older1", StopCause.REPLACED_DEPLOYMENT),
                        new StopTask("older2", StopCause.REPLACED_DEPLOYMENT));
        assertThat(at(Stage.PRE_SCALE_UP, 2, "blue:P", "older:HH").blue().stops())
                .containsExactly(new StopTask("blue0", StopCause.SCALE_IN));
        assertThat(does(at(Stage.PRE_SCALE_UP, 3, "blue:P", "older:H").blue()))
                .as("blue's is on its way, and no third one is started")
                .isEqualTo("nothing");
    }

    /** @param revisions such as {@code blue:HH} */
    private static ShiftScheduler.Plans at(Stage stage, int desired, String... revisions) {
        return ShiftScheduler.decide(
                new ShiftTasks(
                        desired,
                        100,
                        200,
                        "green",
                        true,
                        Optional.of("blue"),
                        Set.of("given-up"),
                        StopRule.DEFAULT,
                        Stream.of(revisions)
                                .map(revision -> revision.split(":", 2))
                                .flatMap(parts -> tasks(parts[0], parts[1]).stream())
                                .toList()),
                new ShiftState(stage, Instant.EPOCH, 0, 0, List.of()));
    }

    private static StopCause[] causes(ServicePlan plan) {
        return plan.stops().isEmpty() ? new StopCause[0] : new StopCause[] {StopCause.DRAINING};
    }

    private static String does(ServicePlan plan) {
        String starts = plan.start() == 0 ? "" : "+" + plan.start();
        String stops = plan.stops().isEmpty() ? "" : " -" + plan.stops().size();
        String both = (starts + stops).strip();
        return both.isEmpty() ? "nothing" : both;
    }

    private static ShiftScheduler.Plans decide(
            int desired, int minimum, int maximum, int weight, String blue, String green) {
        List<ServiceTask> tasks = new ArrayList<>(tasks("blue", blue));
        tasks.addAll(tasks("green", green));
        return ShiftScheduler.decide(
                new ShiftTasks(
                        desired,
                        minimum,
                        maximum,
                        "green",
                        true,
                        Optional.of("blue"),
                        Set.of(),
                        StopRule.DEFAULT,
                        tasks),
                new ShiftState(Stage.PRE_PRODUCTION_TRAFFIC_SHIFT, Instant.EPOCH, 0, weight, List.of()));
    }

    private static List<ServiceTask> tasks(String deployment, String letters) {
        List<ServiceTask> tasks = new ArrayList<>();
        for (int place = 0; place < letters.length(); place++) {
            char letter = letters.charAt(place);
            boolean runs = Character.toLowerCase(letter) == 'h';
            tasks.add(new ServiceTask(
                    deployment + tasks.size(),
                    deployment,
                    runs ? TaskPhase.RUNNING : TaskPhase.PENDING,
                    runs ? TaskHealth.HEALTHY : TaskHealth.UNKNOWN,
                    Character.isLowerCase(letter),
                    false,
                    Optional.empty(),
                    Optional.empty()));
        }
        return tasks;
    }
}

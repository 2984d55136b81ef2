package dev.longshore.bench.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The loops of both modes under each load: they follow it, and do not swing by themselves. */
class ScalingSimulationTest {
    /** Load steps at these seconds. */
    private static final int UP = 30 * 60;

    private static final int DOWN = 100 * 60;

    @ParameterizedTest
    @EnumSource(Load.class)
    void theCountTurnsNoMoreOftenThanTheLoad(Load load) {
        for (Course course : own(load)) {
            assertThat(course.desired().turns())
                    .as("turns of %s under %s", course.title(), load)
                    .isLessThanOrEqualTo(2 * load.hills());
        }
    }

    @ParameterizedTest
    @EnumSource(Load.class)
    void staysWithinItsBounds(Load load) {
        for (Course course : own(load)) {
            for (int second = 0; second < Load.SECONDS; second++) {
                assertThat(course.desired().at(second))
                        .isBetween(ScalingComparison.BOUNDS.min(), ScalingComparison.BOUNDS.max());
            }
        }
    }

    @Test
    void afterAStepItSettlesAtWhatIsNeeded() {
        for (Course course : own(Load.STEP).subList(0, 2)) {
            assertThat(course.desired().at(UP - 1)).isEqualTo(2);
            assertThat(course.desired().at(DOWN - 1)).as(course.title()).isEqualTo(10);
            for (int second = DOWN - 40 * 60; second < DOWN; second++) {
                assertThat(course.desired().at(second)).isEqualTo(10);
            }
            assertThat(course.desired().at(Load.SECONDS - 1)).as(course.title()).isEqualTo(2);
        }
    }

    @Test
    void ecsActsAfterThreeMinutesAndFifteen() {
        Course ecs = own(Load.STEP).getFirst();
        assertThat(ecs.desired().at(UP + 179)).isEqualTo(2);
        assertThat(ecs.desired().at(UP + 180)).isEqualTo(4);
        assertThat(ecs.desired().at(DOWN + 15 * 60 - 1)).isEqualTo(10);
        assertThat(ecs.desired().at(DOWN + 15 * 60)).isEqualTo(2);
    }

    @Test
    void fastActsAtTheFirstSample() {
        Course fast = own(Load.STEP).get(1);
        assertThat(fast.desired().at(UP)).isEqualTo(2);
        assertThat(fast.desired().at(UP + Simulation.SAMPLE_SECONDS)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(Load.class)
    void fastIsNoSlowerAndOvershootsNoMoreThanTheHorizontalPodAutoscaler(Load load) {
        List<Course> courses = ScalingComparison.under(load);
        Course fast = courses.get(1);
        Course pods = courses.getLast();
        assertThat(fast.full()).isLessThanOrEqualTo(pods.full());
        assertThat(fast.overshoot()).isLessThanOrEqualTo(Math.max(pods.overshoot(), 10));
    }

    @Test
    void stepScalingSettlesBetweenItsAlarms() {
        Course steps = own(Load.STEP).getLast();
        for (int second = DOWN - 30 * 60; second < DOWN; second++) {
            assertThat(100 * Load.STEP.at(second) / steps.desired().at(second)).isBetween(40.0, 60.0);
        }
        assertThat(steps.desired().at(Load.SECONDS - 1))
                .isLessThan(steps.desired().at(DOWN));
    }

    @ParameterizedTest
    @EnumSource(Load.class)
    void onInstancesThatFollowNeitherCountSwings(Load load) {
        for (Course course : ScalingComparison.onInstances(load).subList(0, 3)) {
            assertThat(course.desired().turns())
                    .as("turns of the tasks of %s under %s", course.title(), load)
                    .isLessThanOrEqualTo(2 * load.hills());
            assertThat(course.instances().turns())
                    .as("turns of the instances of %s under %s", course.title(), load)
                    .isLessThanOrEqualTo(2 * load.hills());
        }
    }

    @Test
    void aScaleOutThatFindsNoRoomBringsInstancesAndTheyGoAfterIt() {
        for (Course course : ScalingComparison.onInstances(Load.STEP)) {
            assertThat(course.instances().at(UP - 1)).as(course.title()).isEqualTo(1);
            int tasks = course.desired().at(DOWN - 1);
            assertThat(course.running().at(DOWN - 1)).as(course.title()).isEqualTo(tasks);
            assertThat(course.instances().at(DOWN - 1))
                    .as(course.title())
                    .isEqualTo(Math.ceilDiv(tasks, SimulatedInstances.ROOM));
            assertThat(course.instances().at(Load.SECONDS - 1))
                    .as(course.title())
                    .isEqualTo(Math.ceilDiv(course.desired().at(Load.SECONDS - 1), SimulatedInstances.ROOM));
        }
    }

    @Test
    void fastBringsInstancesNoLaterThanTheClusterAutoscaler() {
        List<Course> courses = ScalingComparison.onInstances(Load.STEP);
        assertThat(courses.get(1).reaction(UP).orElseThrow())
                .isLessThanOrEqualTo(courses.getLast().reaction(UP).orElseThrow());
    }

    @Test
    void plotsAreWritten(@TempDir Path folder) throws Exception {
        assertThat(ScalingComparison.run(folder))
                .contains("| step, mode ECS |")
                .contains("| sine, step scaling |")
                .contains("instance hours");
        for (String load : ScalingComparison.loads()) {
            assertThat(Files.readString(folder.resolve("scaling-" + load + ".svg")))
                    .contains("<svg");
        }
    }

    /** Without the other autoscaler. */
    private static List<Course> own(Load load) {
        return ScalingComparison.under(load).subList(0, 3);
    }
}

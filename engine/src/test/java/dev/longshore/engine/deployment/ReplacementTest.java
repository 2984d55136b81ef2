package dev.longshore.engine.deployment;

import static dev.longshore.engine.deployment.TaskPhase.PENDING;
import static dev.longshore.engine.deployment.TaskPhase.RUNNING;
import static dev.longshore.engine.deployment.TestTasks.draining;
import static dev.longshore.engine.deployment.TestTasks.guarded;
import static dev.longshore.engine.deployment.TestTasks.service;
import static dev.longshore.engine.deployment.TestTasks.task;
import static dev.longshore.engine.deployment.TestTasks.unhealthy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.deployment.ServicePlan.Hindrance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that are replaced outside of deployments: bad health, draining instances, uneven zones; and those that are protected. */
class ReplacementTest {

    /**
     * Tasks in a row: H healthy, N new and not healthy yet, U UNHEALTHY, P pending, D healthy on a draining instance, d pending
     * there, G healthy and protected, O healthy of an older deployment, o the same and protected. Those that stop by their place.
     */
    @ParameterizedTest(name = "{0} wanted, {1} to {2} percent, {3}")
    @CsvSource(textBlock = """
            # the replacement of bad health starts first, and then the unhealthy task stops
            2, 100, 200, H U,       1, '',     NONE
            2, 100, 200, H U N,     0, '',     NONE
            2, 100, 200, H U H,     0, 1,      NONE
            4, 100, 200, H H U U N, 1, '',     NONE
            4, 100, 200, H H H U U, 1, 3,      NONE
            # without room above, one after the other stops before
            2, 50,  100, H U,       0, 1,      NONE
            4, 50,  100, H H U U,   0, 2,      NONE
            4, 50,  100, H H U P,   0, '',     NONE
            1, 100, 100, U,         0, 0,      NONE
            # draining: as tasks of an older deployment
            2, 100, 200, H D,       1, '',     NONE
            2, 100, 200, H D H,     0, 1,      NONE
            2, 50,  100, H D,       0, 1,      NONE
            2, 100, 200, H d,       1, 1,      NONE
            1, 50,  100, D,         0, '',     PERCENTS
            # draining before older deployments
            2, 50,  100, D O,       0, 0,      NONE
            # protection holds scale-in and deployments, not draining
            1, 100, 200, G H,       0, 1,      NONE
            1, 100, 200, G G,       0, '',     PROTECTION
            1, 100, 200, o H,       0, '',     NONE
            2, 100, 200, o O H H,   0, 1,      NONE
            """)
    void replaces(int desired, int minimum, int maximum, String row, int start, String stopped, Hindrance hindrance) {
        ServicePlan plan =
                ServiceScheduler.decide(service(desired, minimum, maximum, "new", StopRule.DEFAULT, tasks(row)));
        assertThat(plan.start()).isEqualTo(start);
        assertThat(plan.stops().stream().map(StopTask::taskId)).containsExactlyElementsOf(split(stopped));
        assertThat(plan.hindrance()).isEqualTo(hindrance);
    }

    @Test
    void aFailedDeploymentStartsAndReplacesNothingMore() {
        List<ServiceTask> tasks = tasks("O O P U");
        ServicePlan plan = ServiceScheduler.decide(
                new ServiceState(4, 50, 200, "new", false, StopRule.DEFAULT, Optional.empty(), tasks));
        assertThat(plan.start()).isZero();
        assertThat(plan.stops()).isEmpty();
        assertThat(plan.steady()).isFalse();
    }

    /** Zones of healthy tasks, then of pending ones; whether a task was started for rebalancing already. */
    @ParameterizedTest
    @CsvSource({
        "aaaa, '', false, 1, ''",
        "aaab, '', false, 1, ''",
        "aabb, '', false, 0, ''",
        "aaabb, '', false, 0, ''",
        "aaaa, b,  true,  0, ''",
        "aaaab, '', true, 0, 0",
        "aaaab, '', false, 0, 0",
    })
    void evensOutZonesOneByOne(String healthy, String pending, boolean underWay, int start, String stopped) {
        List<ServiceTask> tasks = new ArrayList<>();
        zones(healthy, RUNNING, tasks);
        zones(pending, PENDING, tasks);
        int desired = healthy.length() - (healthy.equals("aaaab") ? 1 : 0);
        ServicePlan plan = ServiceScheduler.decide(new ServiceState(
                desired,
                100,
                200,
                "new",
                true,
                StopRule.DEFAULT,
                Optional.of(new Rebalancing(Set.of("a", "b"), underWay)),
                tasks));
        assertThat(plan.start()).isEqualTo(start);
        assertThat(plan.rebalances()).isEqualTo(start == 1);
        assertThat(plan.stops().stream().map(StopTask::taskId)).containsExactlyElementsOf(split(stopped));
        assertThat(plan.stops().stream().map(StopTask::cause))
                .allMatch(cause -> cause == (underWay ? StopCause.ZONE_REBALANCING : StopCause.SCALE_IN));
    }

    private static void zones(String zones, TaskPhase phase, List<ServiceTask> tasks) {
        zones.chars()
                .mapToObj(Character::toString)
                .forEach(zone -> tasks.add(
                        task("" + tasks.size(), "new", phase, phase == RUNNING, zone, "node-" + tasks.size())));
    }

    private static List<ServiceTask> tasks(String row) {
        List<ServiceTask> tasks = new ArrayList<>();
        for (String kind : split(row)) {
            tasks.add(of(kind.charAt(0), "" + tasks.size()));
        }
        return tasks;
    }

    private static ServiceTask of(char kind, String id) {
        ServiceTask healthy = task(id, "new", RUNNING, true, "a", "a1");
        ServiceTask old = task(id, "old", RUNNING, true, "a", "a1");
        ServiceTask pending = task(id, "new", PENDING, false, "a", "a1");
        return switch (kind) {
            case 'H' -> healthy;
            case 'N' -> task(id, "new", RUNNING, false, "a", "a1");
            case 'U' -> unhealthy(healthy);
            case 'P' -> pending;
            case 'D' -> draining(healthy);
            case 'd' -> draining(pending);
            case 'G' -> guarded(healthy);
            case 'O' -> old;
            case 'o' -> guarded(old);
            default -> throw new IllegalArgumentException("no such task: " + kind);
        };
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}

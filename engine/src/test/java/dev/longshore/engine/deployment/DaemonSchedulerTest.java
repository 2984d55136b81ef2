package dev.longshore.engine.deployment;

import static dev.longshore.engine.deployment.TaskPhase.PENDING;
import static dev.longshore.engine.deployment.TaskPhase.RUNNING;
import static dev.longshore.engine.deployment.TaskPhase.STOPPING;
import static dev.longshore.engine.deployment.TestTasks.task;
import static dev.longshore.engine.deployment.TestTasks.unhealthy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaemonSchedulerTest {

    /**
     * Instances that are to have a task; instances whose tasks are spared; tasks as kind and instance: H healthy, P
     * pending, U UNHEALTHY, S stopping, O of an older deployment, o the same and not healthy.
     */
    @ParameterizedTest(name = "on {0}, spared {1}, at least {2} percent: {3}")
    @CsvSource(textBlock = """
            a b, '', 0,   '',        a b, '',    false
            a b, '', 0,   Ha,        b,   '',    false
            a b, '', 0,   Ha Hb,     '',  '',    true
            a b, '', 0,   Ha Pb,     '',  '',    false
            # an instance that drains, or does not meet the constraints: its task goes, but after those of REPLICA services
            a,   '', 0,   Ha Hb,     '',  Hb,    false
            a,   b,  0,   Ha Hb,     '',  '',    false
            # the old one stops before the new one starts
            a b, '', 0,   Oa Ob,     '',  Oa Ob, false
            a b, '', 50,  Oa Ob,     '',  Oa,    false
            a b, '', 100, Oa Ob,     '',  '',    false
            a b, '', 50,  oa Ob,     '',  oa,    false
            a b, '', 50,  Sa Ob,     a,   '',    false
            a b, '', 0,   Ua Hb,     '',  Ua,    false
            # two on one instance
            a,   '', 0,   Oa Ha,     '',  Oa,    false
            a,   '', 0,   Ha Pa,     '',  Pa,    false
            """)
    void keepsOneOnEachInstance(
            String instances, String spared, int minimum, String tasks, String starts, String stops, boolean steady) {
        DaemonPlan plan = DaemonScheduler.decide(
                new DaemonState(Set.of(split(instances)), Set.of(split(spared)), minimum, "new", true, tasks(tasks)));
        assertThat(plan.startOn()).containsExactly(split(starts));
        assertThat(plan.stops().stream().map(StopTask::taskId)).containsExactly(split(stops));
        assertThat(plan.steady()).isEqualTo(steady);
    }

    @Test
    void aFailedDeploymentStartsNothing() {
        DaemonPlan plan =
                DaemonScheduler.decide(new DaemonState(Set.of("a", "b"), Set.of(), 0, "new", false, tasks("Oa")));
        assertThat(plan).isEqualTo(new DaemonPlan(List.of(), List.of(), false));
    }

    private static List<ServiceTask> tasks(String row) {
        List<ServiceTask> tasks = new ArrayList<>();
        Stream.of(split(row)).forEach(id -> tasks.add(of(id)));
        return tasks;
    }

    private static ServiceTask of(String id) {
        String instance = id.substring(1);
        return switch (id.charAt(0)) {
            case 'H' -> task(id, "new", RUNNING, true, "zone", instance);
            case 'P' -> task(id, "new", PENDING, false, "zone", instance);
            case 'U' -> unhealthy(task(id, "new", RUNNING, true, "zone", instance));
            case 'S' -> task(id, "old", STOPPING, false, "zone", instance);
            case 'O' -> task(id, "old", RUNNING, true, "zone", instance);
            case 'o' -> task(id, "old", RUNNING, false, "zone", instance);
            default -> throw new IllegalArgumentException("no such task: " + id);
        };
    }

    private static String[] split(String text) {
        return text.isEmpty() ? new String[0] : text.split(" ");
    }
}

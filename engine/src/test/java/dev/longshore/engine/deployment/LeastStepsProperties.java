package dev.longshore.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A deployment of tasks that all become healthy takes no more steps than any schedule within the limits could. */
class LeastStepsProperties {

    /** Old and new tasks, all healthy. */
    private record Mix(int old, int fresh) {}

    @Property
    void aDeploymentTakesTheLeastNumberOfSteps(
            @ForAll @IntRange(min = 1, max = 14) int desired,
            @ForAll @IntRange(max = 100) int minimum,
            @ForAll @IntRange(min = 100, max = 250) int maximum) {
        RollingLimits limits = RollingLimits.of(desired, minimum, maximum);
        Assume.that(!limits.block());
        assertThat(stepsTaken(desired, minimum, maximum)).isEqualTo(leastSteps(desired, limits));
    }

    private static int stepsTaken(int desired, int minimum, int maximum) {
        List<ServiceTask> tasks = new ArrayList<>();
        IntStream.range(0, desired).forEach(number -> tasks.add(running("old-" + number, "old")));
        for (int step = 0; ; step++) {
            ServicePlan plan = ServiceScheduler.decide(
                    TestTasks.service(desired, minimum, maximum, "new", StopRule.DEFAULT, tasks));
            if (plan.steady()) {
                return step;
            }
            Set<String> stopped = new HashSet<>();
            plan.stops().forEach(stop -> stopped.add(stop.taskId()));
            tasks.removeIf(task -> stopped.contains(task.id()));
            String prefix = "new-" + step + "-";
            IntStream.range(0, plan.start()).forEach(number -> tasks.add(running(prefix + number, "new")));
        }
    }

    private static ServiceTask running(String id, String deployment) {
        return TestTasks.task(id, deployment, TaskPhase.RUNNING, true, "a", "a1");
    }

    /** Tries all schedules, breadth first: in one step some start and some stop, each within what is there before. */
    private static int leastSteps(int desired, RollingLimits limits) {
        Set<Mix> reached = Set.of(new Mix(desired, 0));
        for (int step = 0; ; step++) {
            if (reached.contains(new Mix(0, desired))) {
                return step;
            }
            Set<Mix> next = new HashSet<>();
            for (Mix mix : reached) {
                int tasks = mix.old() + mix.fresh();
                for (int start = 0; start <= Math.min(limits.canStart(tasks), desired - mix.fresh()); start++) {
                    for (int stop = 0; stop <= Math.min(limits.canStop(tasks), mix.old()); stop++) {
                        next.add(new Mix(mix.old() - stop, mix.fresh() + start));
                    }
                }
            }
            reached = next;
        }
    }
}

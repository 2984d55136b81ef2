package dev.longshore.engine.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A service whose tasks start, become healthy, die and stop by chance; it carries out plans, and checks each. */
final class SimulatedService {
    private static final int ZONES = 3;

    final RollingLimits limits;
    List<ServiceTask> tasks = new ArrayList<>();
    private final int desired;
    private final int minimum;
    private final int maximum;
    private final Random random;
    private int created;

    SimulatedService(int desired, int minimum, int maximum, Random random) {
        this.desired = desired;
        this.minimum = minimum;
        this.maximum = maximum;
        this.random = random;
        this.limits = RollingLimits.of(desired, minimum, maximum);
    }

    ServicePlan decide() {
        return ServiceScheduler.decide(TestTasks.service(desired, minimum, maximum, "new", StopRule.DEFAULT, tasks));
    }

    void carryOut(ServicePlan plan) {
        List<String> stopped = plan.stops().stream().map(StopTask::taskId).toList();
        tasks.replaceAll(task -> stopped.contains(task.id()) ? in(task, TaskPhase.STOPPING, false) : task);
        IntStream.range(0, plan.start()).forEach(number -> add("new", TaskPhase.PENDING, false));
    }

    void add(String deployment, TaskPhase phase, boolean healthy) {
        int place = random.nextInt(2 * ZONES);
        tasks.add(TestTasks.task(
                "task-" + created++, deployment, phase, healthy, "zone-" + place % ZONES, "node-" + place));
    }

    /** Each task goes on by a step or not; where failures are allowed, some die and some turn unhealthy. */
    void timePasses(boolean failures) {
        List<ServiceTask> next = new ArrayList<>();
        for (ServiceTask task : tasks) {
            if (random.nextInt(3) == 0) {
                next.add(task);
            } else if (failures && random.nextInt(8) == 0) {
                next.add(in(task, task.phase(), false));
            } else if (task.phase() == TaskPhase.PENDING) {
                next.add(in(task, TaskPhase.RUNNING, false));
            } else if (task.phase() == TaskPhase.RUNNING && !(failures && random.nextInt(8) == 0)) {
                next.add(in(task, TaskPhase.RUNNING, true));
            }
        }
        tasks = next;
    }

    int active() {
        return (int) tasks.stream()
                .filter(task -> task.phase() != TaskPhase.STOPPING)
                .count();
    }

    int healthy() {
        return (int) tasks.stream().filter(ServiceTask::countsAsHealthy).count();
    }

    private static ServiceTask in(ServiceTask task, TaskPhase phase, boolean healthy) {
        return TestTasks.in(task, phase, healthy ? TaskHealth.HEALTHY : TaskHealth.UNKNOWN);
    }
}

package dev.longshore.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Deployments over random services: no plan crosses a limit, and all of them lead to rest. */
class ServiceSchedulerProperties {
    private static final int LONG_ENOUGH = 400;

    @Property
    void noPlanCrossesALimit(
            @ForAll @IntRange(max = 12) int desired,
            @ForAll @IntRange(max = 100) int minimum,
            @ForAll @IntRange(min = 100, max = 200) int maximum,
            @ForAll long seed) {
        SimulatedService service = randomService(desired, minimum, maximum, new Random(seed));
        for (int step = 0; step < 40; step++) {
            ServicePlan plan = service.decide();
            assertThat(service.decide()).isEqualTo(plan);
            int healthyBefore = service.healthy();
            int activeBefore = service.active();
            assertThat(plan.start()).isLessThanOrEqualTo(service.limits.canStart(activeBefore));
            assertThat(new HashSet<>(plan.stops())).hasSameSizeAs(plan.stops());
            service.carryOut(plan);
            assertThat(service.healthy()).isGreaterThanOrEqualTo(Math.min(healthyBefore, service.limits.lower()));
            assertThat(service.active())
                    .isEqualTo(activeBefore + plan.start() - plan.stops().size());
            service.timePasses(true);
        }
    }

    @Property
    void repeatedPlansLeadToTheDesiredTasksAndThenToRestUnlessThePercentsBlock(
            @ForAll @IntRange(max = 12) int desired,
            @ForAll @IntRange(max = 100) int minimum,
            @ForAll @IntRange(min = 100, max = 200) int maximum,
            @ForAll long seed) {
        SimulatedService service = randomService(desired, minimum, maximum, new Random(seed));
        for (int step = 0; step < LONG_ENOUGH && !service.decide().steady(); step++) {
            service.carryOut(service.decide());
            service.timePasses(false);
        }
        ServicePlan last = service.decide();
        assertThat(last.start()).isZero();
        assertThat(last.stops()).isEmpty();
        if (last.hindrance() == ServicePlan.Hindrance.PERCENTS) {
            assertThat(service.limits.lower()).isEqualTo(service.limits.upper());
        } else {
            assertThat(last.steady()).isTrue();
            assertThat(service.active()).isEqualTo(desired);
        }
    }

    @Property
    void aSatisfiedServiceNeverFlaps(
            @ForAll @IntRange(max = 12) int desired,
            @ForAll @IntRange(max = 100) int minimum,
            @ForAll @IntRange(min = 100, max = 200) int maximum,
            @ForAll long seed) {
        SimulatedService service = new SimulatedService(desired, minimum, maximum, new Random(seed));
        IntStream.range(0, desired).forEach(number -> service.add("new", TaskPhase.PENDING, false));
        for (int step = 0; step < 20; step++) {
            ServicePlan plan = service.decide();
            assertThat(plan.start()).isZero();
            assertThat(plan.stops()).isEmpty();
            service.timePasses(false);
        }
    }

    @Property
    void scaleInKeepsBalancedZonesBalanced(
            @ForAll @IntRange(max = 30) int from,
            @ForAll @IntRange(max = 30) int to,
            @ForAll @IntRange(min = 1, max = 4) int zones) {
        List<ServiceTask> tasks = IntStream.range(0, from)
                .mapToObj(number -> TestTasks.task(
                        "task-" + (number * 7919 % 1000),
                        "new",
                        TaskPhase.RUNNING,
                        true,
                        "zone-" + number % zones,
                        "node-" + number % (2 * zones)))
                .toList();
        List<String> stopped =
                ServiceScheduler.decide(TestTasks.service(to, 100, 200, "new", StopRule.DEFAULT, tasks))
                        .stops()
                        .stream()
                        .map(StopTask::taskId)
                        .toList();
        IntSummaryStatistics left = IntStream.range(0, zones)
                .map(zone -> (int) tasks.stream()
                        .filter(task ->
                                task.zone().orElseThrow().equals("zone-" + zone) && !stopped.contains(task.id()))
                        .count())
                .summaryStatistics();
        assertThat(left.getSum()).isEqualTo(Math.min(from, to));
        assertThat(left.getMax() - left.getMin()).isLessThanOrEqualTo(1);
    }

    private static SimulatedService randomService(int desired, int minimum, int maximum, Random random) {
        SimulatedService service = new SimulatedService(desired, minimum, maximum, random);
        List<String> deployments = List.of("older", "old", "new");
        List<TaskPhase> phases = List.of(TaskPhase.PENDING, TaskPhase.RUNNING, TaskPhase.STOPPING);
        int count = random.nextInt(2 * desired + 3);
        for (int number = 0; number < count; number++) {
            TaskPhase phase = phases.get(random.nextInt(3));
            boolean healthy = phase == TaskPhase.RUNNING && random.nextBoolean();
            service.add(deployments.get(random.nextInt(3)), phase, healthy);
        }
        return service;
    }
}

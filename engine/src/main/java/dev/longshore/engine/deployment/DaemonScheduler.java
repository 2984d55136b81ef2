package dev.longshore.engine.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * ECS's DAEMON strategy: one task on each instance. maximumPercent is 100, so an instance's old task stops before its new one
 * starts, and minimumHealthyPercent says on how many at a time.
 */
public final class DaemonScheduler {
    private final DaemonState state;
    private final List<ServiceTask> active;
    private final List<StopTask> stops = new ArrayList<>();
    private int healthyToSpare;

    private DaemonScheduler(DaemonState state) {
        this.state = state;
        this.active = state.tasks().stream()
                .filter(task -> task.phase() != TaskPhase.STOPPING)
                .toList();
        int lower = RollingLimits.of(state.instances().size(), state.minimumHealthyPercent(), 100)
                .lower();
        int healthy = (int) active.stream()
                .filter(task -> task.countsAsHealthy() && isFor(task, state.instances()))
                .count();
        this.healthyToSpare = Math.max(0, healthy - lower);
    }

    /** What to start and stop now; carrying it out and asking again leads to one task on each instance. */
    public static DaemonPlan decide(DaemonState state) {
        return new DaemonScheduler(state).plan();
    }

    private DaemonPlan plan() {
        active.stream().filter(this::isMisplaced).forEach(task -> stop(task, StopCause.DRAINING));
        Map<String, List<ServiceTask>> byInstance = active.stream()
                .filter(task -> isFor(task, state.instances()))
                .collect(Collectors.groupingBy(
                        task -> task.instance().orElseThrow(), TreeMap::new, Collectors.toList()));
        if (state.launches()) {
            byInstance.values().forEach(this::stopSurplus);
            byInstance.values().stream()
                    .map(this::best)
                    .sorted(Comparator.comparing(ServiceTask::countsAsHealthy).thenComparing(ServiceTask::id))
                    .forEach(this::stopReplaced);
        }
        Set<String> free = new TreeSet<>(state.instances());
        free.removeAll(byInstance.keySet());
        List<String> starts = state.launches() ? List.copyOf(free) : List.of();
        return new DaemonPlan(starts, stops, isSteady(byInstance.values(), free));
    }

    /** On an instance that is draining or no longer meets the constraints. */
    private boolean isMisplaced(ServiceTask task) {
        return !isFor(task, state.instances()) && !isFor(task, state.spared());
    }

    /** Two on one instance, as two leaders or a return from draining may leave them: the newest deployment's stays. */
    private void stopSurplus(List<ServiceTask> tasks) {
        tasks.stream().filter(task -> !task.equals(best(tasks))).forEach(task -> stop(task, StopCause.SCALE_IN));
    }

    private ServiceTask best(List<ServiceTask> tasks) {
        return tasks.stream()
                .min(Comparator.comparing(this::isPrimary)
                        .thenComparing(ServiceTask::countsAsHealthy)
                        .reversed()
                        .thenComparing(ServiceTask::id))
                .orElseThrow();
    }

    private void stopReplaced(ServiceTask task) {
        Optional<StopCause> cause = !isPrimary(task)
                ? Optional.of(StopCause.REPLACED_DEPLOYMENT)
                : task.unhealthy() ? Optional.of(StopCause.UNHEALTHY) : Optional.empty();
        cause.filter(why -> !task.countsAsHealthy() || healthyToSpare-- > 0).ifPresent(why -> stop(task, why));
    }

    private void stop(ServiceTask task, StopCause cause) {
        stops.add(new StopTask(task.id(), cause));
    }

    private boolean isSteady(Collection<List<ServiceTask>> byInstance, Set<String> free) {
        Predicate<ServiceTask> well = task -> isPrimary(task) && task.countsAsHealthy();
        return stops.isEmpty()
                && free.isEmpty()
                && byInstance.stream().allMatch(tasks -> well.test(best(tasks)))
                && active.size() == byInstance.size();
    }

    private boolean isPrimary(ServiceTask task) {
        return task.deploymentId().equals(state.primaryDeployment());
    }

    private static boolean isFor(ServiceTask task, Set<String> instances) {
        return task.instance().filter(instances::contains).isPresent();
    }
}

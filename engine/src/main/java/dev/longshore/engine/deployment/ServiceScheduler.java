package dev.longshore.engine.deployment;

import static java.util.function.Predicate.not;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** ECS's rolling deployment and scale-in as one decision. */
public final class ServiceScheduler {
    private final ServiceState state;
    private final RollingLimits limits;
    private final List<ServiceTask> active;
    private final List<ServiceTask> primary;
    private final List<ServiceTask> old;
    private final int healthy;

    private ServiceScheduler(ServiceState state) {
        this.state = state;
        this.limits = RollingLimits.of(state.desiredCount(), state.minimumHealthyPercent(), state.maximumPercent());
        Predicate<ServiceTask> isPrimary = task -> task.deploymentId().equals(state.primaryDeployment());
        this.active = where(state.tasks(), task -> task.phase() != TaskPhase.STOPPING);
        this.primary = where(active, isPrimary);
        this.old = where(active, not(isPrimary));
        this.healthy = where(active, ServiceTask::countsAsHealthy).size();
    }

    /**
     * What to start and stop now. Tasks start while fewer than the upper limit are RUNNING or PENDING; tasks of older
     * deployments stop, and those above desiredCount, while the lower limit stays healthy. Carrying out the plan and
     * asking again leads to desiredCount tasks of the primary deployment, and then to empty plans.
     */
    public static ServicePlan decide(ServiceState state) {
        return new ServiceScheduler(state).plan();
    }

    private ServicePlan plan() {
        int missing = Math.max(0, state.desiredCount() - primary.size());
        int start = Math.min(missing, limits.canStart(active.size()));
        Stops stops = new Stops(state, active, limits.canStop(healthy));
        stopReplaced(stops, missing - start);
        stops.choose(primary, primary.size() - state.desiredCount(), StopCause.SCALE_IN);
        boolean waits = start == 0 && stops.chosen().isEmpty();
        return new ServicePlan(start, stops.chosen(), waits && !old.isEmpty() && limits.block(), isSteady());
    }

    /** Old tasks that do not run yet stop at once, unhealthy ones where they are no stand-in, healthy ones in reserve. */
    private void stopReplaced(Stops stops, int startsWithoutRoom) {
        List<ServiceTask> pending = where(old, task -> task.phase() == TaskPhase.PENDING);
        List<ServiceTask> running = where(old, task -> task.phase() == TaskPhase.RUNNING);
        List<ServiceTask> unhealthy = where(running, not(ServiceTask::healthy));
        stops.choose(pending, pending.size(), StopCause.REPLACED_DEPLOYMENT);
        stops.choose(
                unhealthy,
                healthy >= limits.lower() ? unhealthy.size() : roomToMake(startsWithoutRoom - pending.size()),
                StopCause.REPLACED_DEPLOYMENT);
        stops.choose(where(running, ServiceTask::healthy), running.size(), StopCause.REPLACED_DEPLOYMENT);
    }

    /**
     * With too few healthy tasks, unhealthy ones may be all that answers: they stop only to make room for their
     * replacements, and never so that fewer than the lower limit run.
     */
    private int roomToMake(int startsWithoutRoom) {
        int running = where(active, task -> task.phase() == TaskPhase.RUNNING).size();
        return Math.max(0, Math.min(startsWithoutRoom, running - limits.lower()));
    }

    private boolean isSteady() {
        return old.isEmpty() && primary.size() == state.desiredCount() && healthy == primary.size();
    }

    private static List<ServiceTask> where(Collection<ServiceTask> tasks, Predicate<ServiceTask> condition) {
        return tasks.stream().filter(condition).toList();
    }
}

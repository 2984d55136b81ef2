package dev.longshore.engine.deployment;

import static java.util.function.Predicate.not;

import dev.longshore.engine.deployment.ServicePlan.Hindrance;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** ECS's rolling deployment, scale-in, draining and replacement of bad health as one decision. */
public final class ServiceScheduler {
    private final ServiceState state;
    private final RollingLimits limits;
    private final List<ServiceTask> active;
    /** Of the primary deployment, on instances that are not draining, and not UNHEALTHY: these are to be desiredCount. */
    private final List<ServiceTask> staying;

    private final List<ServiceTask> draining;
    private final List<ServiceTask> old;
    private final List<ServiceTask> failed;
    private final int healthy;

    private ServiceScheduler(ServiceState state, RollingLimits limits) {
        this.state = state;
        this.limits = limits;
        Predicate<ServiceTask> isPrimary = task -> task.deploymentId().equals(state.primaryDeployment());
        this.active = where(state.tasks(), task -> task.phase() != TaskPhase.STOPPING);
        this.draining = where(active, ServiceTask::draining);
        List<ServiceTask> settled = where(active, not(ServiceTask::draining));
        this.old = where(settled, not(isPrimary));
        List<ServiceTask> primary = where(settled, isPrimary);
        this.failed = where(primary, ServiceTask::unhealthy);
        this.staying = where(primary, not(ServiceTask::unhealthy));
        this.healthy = where(active, ServiceTask::countsAsHealthy).size();
    }

    /**
     * What to start and stop now. Tasks start while fewer than the upper limit are RUNNING or PENDING; tasks of older
     * deployments and on DRAINING instances stop, and those above desiredCount, while the lower limit stays healthy; tasks that
     * failed their checks stop when they are replaced. Carrying out the plan and asking again leads to desiredCount tasks of
     * the primary deployment, and then to empty plans.
     */
    public static ServicePlan decide(ServiceState state) {
        return decide(
                state, RollingLimits.of(state.desiredCount(), state.minimumHealthyPercent(), state.maximumPercent()));
    }

    /** The same within limits that its percents alone do not say, as where another revision takes some of the room. */
    public static ServicePlan decide(ServiceState state, RollingLimits limits) {
        return new ServiceScheduler(state, limits).plan();
    }

    private ServicePlan plan() {
        int missing = state.launches() ? Math.max(0, state.desiredCount() - staying.size()) : 0;
        int start = Math.min(missing, limits.canStart(active.size()));
        Stops stops = new Stops(state.stopRules(), active, limits.canStop(healthy));
        if (state.launches()) {
            stopReplaced(stops, missing - start);
            stopFailed(stops, missing - start);
        }
        stopSurplus(stops);
        if (rebalances()) {
            return new ServicePlan(1, List.of(), Hindrance.NONE, true, true);
        }
        boolean waits = start == 0 && stops.chosen().isEmpty();
        return new ServicePlan(start, stops.chosen(), waits ? hindrance() : Hindrance.NONE, false, isSteady());
    }

    /**
     * Those that do not run yet stop at once, those without health where they are no stand-in, healthy ones in reserve; those on
     * DRAINING instances before those of older deployments.
     */
    private void stopReplaced(Stops stops, int startsWithoutRoom) {
        int pending = inPhase(draining, TaskPhase.PENDING) + inPhase(old, TaskPhase.PENDING);
        stopEach(stops, task -> task.phase() == TaskPhase.PENDING, pending);
        Predicate<ServiceTask> withoutHealth = task -> task.phase() == TaskPhase.RUNNING && !task.countsAsHealthy();
        stopEach(
                stops,
                withoutHealth,
                healthy >= limits.lower() ? active.size() : roomToMake(startsWithoutRoom - pending));
        stopEach(stops, ServiceTask::countsAsHealthy, active.size());
    }

    private void stopEach(Stops stops, Predicate<ServiceTask> which, int atMost) {
        int before = stops.chosen().size();
        stops.choose(where(draining, which), atMost, StopCause.DRAINING);
        int left = atMost - (stops.chosen().size() - before);
        stops.choose(where(old, which), left, StopCause.REPLACED_DEPLOYMENT);
    }

    /**
     * With too few healthy tasks, others may be all that answers: they stop only to make room for their replacements, and never
     * so that fewer than the lower limit run.
     */
    private int roomToMake(int startsWithoutRoom) {
        return Math.max(0, Math.min(startsWithoutRoom, inPhase(active, TaskPhase.RUNNING) - limits.lower()));
    }

    /** UNHEALTHY tasks stop when replaced by healthy ones; where there is no room for a replacement, one after the other before. */
    private void stopFailed(Stops stops, int startsWithoutRoom) {
        int healthyStaying = where(staying, ServiceTask::countsAsHealthy).size();
        int replaced = healthyStaying - (state.desiredCount() - failed.size());
        boolean another = stops.chosen().isEmpty() && startsWithoutRoom > 0 && inPhase(staying, TaskPhase.PENDING) == 0;
        stops.choose(failed, Math.max(replaced, another ? 1 : 0), StopCause.UNHEALTHY);
    }

    /** A task that was started to even out the zones must be up before another stops for it. */
    private void stopSurplus(Stops stops) {
        boolean rebalancing = state.rebalancing().filter(Rebalancing::underWay).isPresent();
        if (!rebalancing || allHealthy(staying)) {
            stops.choose(
                    staying,
                    staying.size() - state.desiredCount(),
                    rebalancing ? StopCause.ZONE_REBALANCING : StopCause.SCALE_IN);
        }
    }

    private boolean rebalances() {
        return state.launches()
                && isSteady()
                && limits.canStart(active.size()) > 0
                && state.rebalancing()
                        .filter(rebalancing -> rebalancing.wouldHelp(staying))
                        .isPresent();
    }

    private Hindrance hindrance() {
        boolean unfinished = !old.isEmpty() || !draining.isEmpty();
        if (unfinished && limits.block()) {
            return Hindrance.PERCENTS;
        }
        List<ServiceTask> held = where(active, not(ServiceTask::mayStop));
        return held.size() > state.desiredCount() ? Hindrance.PROTECTION : Hindrance.NONE;
    }

    private boolean isSteady() {
        return staying.size() == active.size() && staying.size() == state.desiredCount() && allHealthy(staying);
    }

    private static boolean allHealthy(List<ServiceTask> tasks) {
        return tasks.stream().allMatch(ServiceTask::countsAsHealthy);
    }

    private static int inPhase(List<ServiceTask> tasks, TaskPhase phase) {
        return where(tasks, task -> task.phase() == phase).size();
    }

    private static List<ServiceTask> where(Collection<ServiceTask> tasks, Predicate<ServiceTask> condition) {
        return tasks.stream().filter(condition).toList();
    }
}

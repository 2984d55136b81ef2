package dev.longshore.engine.shift;

import dev.longshore.engine.deployment.RollingLimits;
import dev.longshore.engine.deployment.ServicePlan;
import dev.longshore.engine.deployment.ServiceScheduler;
import dev.longshore.engine.deployment.ServiceState;
import dev.longshore.engine.deployment.ServiceTask;
import dev.longshore.engine.deployment.StopCause;
import dev.longshore.engine.deployment.StopTask;
import dev.longshore.engine.deployment.TaskPhase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The tasks of both revisions, side by side: each is kept as a service of its own, at desiredCount, and never are there more than twice
 * as many. What is on a DRAINING instance is not counted, as far as the revision's own maximumPercent has room for its replacement.
 */
public final class ShiftScheduler {
    private static final int FULL = 100;

    /**
     * What to start and stop of each revision.
     *
     * @param green of the new one
     * @param blue of what has been there before
     * @param greenStands whether green has desiredCount tasks, all healthy
     * @param supersededGone whether nothing is left of deployments that were given up
     */
    public record Plans(ServicePlan green, ServicePlan blue, boolean greenStands, boolean supersededGone) {}

    private final ShiftTasks given;
    private final ShiftState state;
    private final List<ServiceTask> green;
    private final List<ServiceTask> old;
    private final List<ServiceTask> superseded;

    private ShiftScheduler(ShiftTasks given, ShiftState state) {
        this.given = given;
        this.state = state;
        Predicate<ServiceTask> isGreen = task -> task.deploymentId().equals(given.green());
        Predicate<ServiceTask> isSuperseded = task -> given.superseded().contains(task.deploymentId());
        green = where(isGreen);
        superseded = where(isSuperseded);
        old = where(isGreen.or(isSuperseded).negate());
    }

    /** What to do now, at any stage before CLEAN_UP: that goes as a rolling deployment does that has started its tasks. */
    public static Plans decide(ShiftTasks tasks, ShiftState state) {
        return new ShiftScheduler(tasks, state).plans();
    }

    private Plans plans() {
        ServicePlan blue = withSuperseded(blue());
        return new Plans(green(blue.start()), blue, greenStands(), superseded.isEmpty());
    }

    private ServicePlan green(int blueStarts) {
        int wanted = state.stage().scaledUp() ? given.desiredCount() : 0;
        int minimum = state.weight() == 0 ? 0 : given.minimumHealthyPercent();
        int room = room(counted(old) + active(superseded) + blueStarts) + uncounted(green);
        return one(wanted, minimum, room, given.green(), given.greenLaunches(), green);
    }

    private boolean greenStands() {
        return active(green) == given.desiredCount()
                && green.stream()
                        .filter(task -> task.phase() != TaskPhase.STOPPING)
                        .allMatch(task -> task.countsAsHealthy() && !task.draining());
    }

    private ServicePlan blue() {
        if (given.blue().isEmpty() || !old.stream().allMatch(this::isBlue)) {
            return keepWhatAnswers();
        }
        int minimum = state.weight() == ShiftPlan.ALL ? 0 : given.minimumHealthyPercent();
        int room = room(counted(green) + active(superseded)) + uncounted(old);
        return one(given.desiredCount(), minimum, room, given.blue().orElseThrow(), true, old);
    }

    private boolean isBlue(ServiceTask task) {
        return given.blue().filter(task.deploymentId()::equals).isPresent();
    }

    /** What a rolling deployment left halfway answers on as it is, and is not added to: there is no one revision to bring back. */
    private ServicePlan keepWhatAnswers() {
        List<StopTask> stops = new ArrayList<>();
        int kept = 0;
        List<ServiceTask> bestFirst = old.stream()
                .filter(task -> task.phase() != TaskPhase.STOPPING)
                .sorted(Comparator.comparing((ServiceTask task) -> !task.countsAsHealthy())
                        .thenComparing(task -> !isBlue(task)))
                .toList();
        for (ServiceTask task : bestFirst) {
            boolean answers = (task.phase() == TaskPhase.RUNNING || isBlue(task)) && kept < given.desiredCount();
            kept += answers ? 1 : 0;
            if (!answers && task.mayStop()) {
                stops.add(new StopTask(task.id(), isBlue(task) ? StopCause.SCALE_IN : StopCause.REPLACED_DEPLOYMENT));
            }
        }
        return new ServicePlan(0, stops, ServicePlan.Hindrance.NONE, false, false);
    }

    private ServicePlan withSuperseded(ServicePlan blue) {
        List<StopTask> stops = new ArrayList<>(blue.stops());
        superseded.stream()
                .filter(task -> task.phase() != TaskPhase.STOPPING && task.mayStop())
                .forEach(task -> stops.add(new StopTask(task.id(), StopCause.REPLACED_DEPLOYMENT)));
        return new ServicePlan(blue.start(), stops, blue.hindrance(), false, blue.steady());
    }

    private ServicePlan one(
            int wanted, int minimum, int room, String deployment, boolean launches, List<ServiceTask> tasks) {
        ServiceState revision = new ServiceState(
                wanted, minimum, FULL, deployment, launches, given.stopRules(), Optional.empty(), tasks);
        int lower = RollingLimits.of(wanted, minimum, FULL).lower();
        return ServiceScheduler.decide(revision, new RollingLimits(lower, room));
    }

    private int counted(List<ServiceTask> tasks) {
        return active(tasks) - uncounted(tasks);
    }

    /** Those that are to be replaced elsewhere, as many as may be at a time. */
    private int uncounted(List<ServiceTask> tasks) {
        int beyond = RollingLimits.of(given.desiredCount(), FULL, given.maximumPercent())
                .canStart(given.desiredCount());
        int draining = active(tasks.stream().filter(ServiceTask::draining).toList());
        return Math.min(beyond, draining);
    }

    private int room(int taken) {
        return Math.max(0, 2 * given.desiredCount() - taken);
    }

    private static int active(List<ServiceTask> tasks) {
        return (int) tasks.stream()
                .filter(task -> task.phase() != TaskPhase.STOPPING)
                .count();
    }

    private List<ServiceTask> where(Predicate<ServiceTask> condition) {
        return given.tasks().stream().filter(condition).toList();
    }
}

package dev.longshore.engine.shift;

import dev.longshore.engine.deployment.CircuitBreaker;
import dev.longshore.engine.deployment.FailedTasks;
import dev.longshore.engine.deployment.FailureThreshold;
import dev.longshore.engine.deployment.RollingLimits;
import dev.longshore.engine.deployment.Rollout;
import dev.longshore.engine.deployment.RolloutFailure;
import dev.longshore.engine.deployment.RolloutState;
import dev.longshore.engine.deployment.RolloutStep;
import dev.longshore.engine.deployment.RolloutStep.Signals;
import dev.longshore.engine.deployment.ServicePlan;
import dev.longshore.engine.deployment.ServiceScheduler;
import dev.longshore.engine.deployment.ServiceState;
import dev.longshore.engine.deployment.ServiceTask;
import dev.longshore.engine.deployment.StopCause;
import dev.longshore.engine.deployment.StopRule;
import dev.longshore.engine.deployment.StopTask;
import dev.longshore.engine.deployment.TaskHealth;
import dev.longshore.engine.deployment.TaskPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A service that shifts its traffic, in virtual time by the second: revisions whose tasks fail, hooks that answer anything or nothing,
 * alarms, other counts, instances that drain, newer revisions and restarts of the operator on the way. It notes where the engine breaks a promise.
 */
final class SimulatedShift {
    private static final Instant EPOCH = Instant.EPOCH;
    private static final CircuitBreaker BREAKER = new CircuitBreaker(true, true, true, FailureThreshold.DEFAULT);

    /** minimumHealthyPercent and maximumPercent that leave room to replace a task, one way or the other. */
    private record Percents(int minimum, int maximum) {
        static final List<Percents> ALL = List.of(new Percents(100, 200), new Percents(50, 200), new Percents(0, 100));

        RollingLimits of(int desired) {
            return RollingLimits.of(desired, minimum, maximum);
        }
    }

    private final Random random;
    private final Map<String, ServiceTask> tasks = new HashMap<>();
    private final Map<String, Integer> born = new HashMap<>();
    private final Set<String> superseded = new HashSet<>();
    private final Set<String> bad = new HashSet<>();
    private ShiftPlan plan = new ShiftPlan(ShiftPlan.allAtOnce(), Duration.ZERO, List.of());
    private Optional<String> blue = Optional.empty();
    private String green = "0";
    private Optional<ShiftState> state = Optional.empty();
    private FailedTasks failed = FailedTasks.NONE;
    private int desired = 1;
    private Percents percents = new Percents(100, 200);
    private int deployments;
    private int created;
    private int second;
    private String ended = "";

    SimulatedShift(Random random) {
        this.random = random;
    }

    String ended() {
        return ended;
    }

    /** Another revision, whatever the last one is doing. */
    void deploy() {
        boolean under = state.isPresent() && state.get().stage() != Stage.CLEAN_UP;
        if (under) {
            superseded.add(green);
        } else if (!ended.startsWith("FAILED")) {
            blue = Optional.of(green).filter(id -> deployments > 0);
        }
        green = String.valueOf(++deployments);
        if (deployments > 1 && random.nextInt(3) == 0) {
            bad.add(green);
        }
        plan = anyPlan();
        percents = any(Percents.ALL);
        failed = FailedTasks.NONE;
        ended = "";
        state = Optional.of(ShiftState.begin(!superseded.isEmpty(), plan, now()));
    }

    private ShiftPlan anyPlan() {
        Duration bake = Duration.ofSeconds(random.nextInt(50));
        List<ShiftPlan.Step> steps = switch (random.nextInt(3)) {
            case 0 -> ShiftPlan.allAtOnce();
            case 1 -> ShiftPlan.linear(30 + random.nextInt(971), bake);
            default -> ShiftPlan.canary(1 + random.nextInt(1000), bake);
        };
        List<Hook> hooks = new ArrayList<>();
        for (int hook = random.nextInt(3); hook > 0; hook--) {
            Set<Stage> stages = EnumSet.noneOf(Stage.class);
            stages.add(any(List.of(Stage.values())));
            hooks.add(new Hook(
                    any(List.of(Hook.Kind.values())),
                    stages,
                    Duration.ofSeconds(60 + random.nextInt(200)),
                    any(List.of(Hook.TimeoutAction.values()))));
        }
        return new ShiftPlan(steps, bake, hooks);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    void scale() {
        desired = 1 + random.nextInt(6);
    }

    /** What only the operator's memory knows is lost; the state is what was written. */
    void restart() {
        failed = FailedTasks.NONE;
    }

    /** Runs until the deployment has ended or so many seconds are over; says what was wrong, or nothing. */
    Optional<String> run(int seconds) {
        for (int end = second + seconds; second < end && ended.isEmpty(); second++) {
            tasksGoOn();
            Optional<String> wrong = state.isPresent() ? look() : Optional.empty();
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Instant now() {
        return EPOCH.plusSeconds(second);
    }

    private void tasksGoOn() {
        for (ServiceTask task : List.copyOf(tasks.values())) {
            int age = second - born.getOrDefault(task.id(), second);
            if (task.phase() == TaskPhase.STOPPING) {
                tasks.remove(task.id());
            } else if (bad.contains(task.deploymentId()) && age > 1) {
                tasks.remove(task.id());
                failed = task.deploymentId().equals(green) ? failed.startFailed() : failed;
            } else if (age > 2 && random.nextInt(2) == 0) {
                tasks.put(task.id(), in(task, TaskPhase.RUNNING, TaskHealth.HEALTHY));
            } else if (task.phase() == TaskPhase.RUNNING && random.nextInt(400) == 0) {
                tasks.put(task.id(), in(task, TaskPhase.RUNNING, TaskHealth.UNHEALTHY));
            } else if (random.nextInt(300) == 0) {
                tasks.put(task.id(), drained(task));
            }
        }
    }

    private Optional<String> look() {
        ShiftState before = state.orElseThrow();
        boolean over = before.stage() == Stage.CLEAN_UP;
        Signals signals = over
                ? new Signals(false, false, false, false, false)
                : new Signals(
                        random.nextInt(900) == 0,
                        true,
                        random.nextInt(900) == 0,
                        blue.isPresent(),
                        before.failedHook().isPresent());
        RolloutStep step = RolloutStep.of(
                Optional.of(new Rollout("f", RolloutState.IN_PROGRESS, failed, false)),
                "f",
                desired,
                over ? CircuitBreaker.OFF : BREAKER,
                signals);
        return switch (step) {
            case RolloutStep.RollBack back -> rollBack(back.why());
            case RolloutStep.Fail fail -> end("FAILED " + fail.why());
            default -> goOn(before);
        };
    }

    private Optional<String> end(String how) {
        ended = how;
        state = Optional.empty();
        return Optional.empty();
    }

    /** Blue is PRIMARY again, and what else there is goes as in a rolling deployment. */
    private Optional<String> rollBack(RolloutFailure why) {
        superseded.clear();
        String gone = green;
        green = blue.orElseThrow();
        for (int more = 0; more < 300; more++, second++) {
            ServicePlan back = rolling();
            carryOut(back, green);
            if (back.steady()) {
                return end("ROLLED_BACK " + why);
            }
            tasksGoOn();
        }
        return Optional.of("the way back from " + gone + " does not end: " + tasks);
    }

    /** What a rolling deployment to green would do next. */
    private ServicePlan rolling() {
        return ServiceScheduler.decide(new ServiceState(
                desired,
                percents.minimum(),
                percents.maximum(),
                green,
                true,
                StopRule.DEFAULT,
                Optional.empty(),
                List.copyOf(tasks.values())));
    }

    private Optional<String> goOn(ShiftState before) {
        if (before.stage() == Stage.CLEAN_UP) {
            ServicePlan cleaned = rolling();
            carryOut(cleaned, green);
            if (cleaned.steady()) {
                superseded.clear();
                end("COMPLETED");
            }
            return Optional.empty();
        }
        ShiftTasks seen = new ShiftTasks(
                desired,
                percents.minimum(),
                percents.maximum(),
                green,
                true,
                blue,
                superseded,
                StopRule.DEFAULT,
                List.copyOf(tasks.values()));
        ShiftScheduler.Plans plans = ShiftScheduler.decide(seen, before);
        Optional<String> wrong = broken(before, plans);
        carryOut(plans.blue(), blue.orElse(""));
        carryOut(plans.green(), green);
        ShiftState after = Shift.advance(
                before,
                plan,
                new ShiftLook(plans.greenStands(), plans.supersededGone(), blue.isPresent(), answers(before), now()));
        state = Optional.of(after);
        return wrong.or(
                () -> after.stage().compareTo(before.stage()) < 0 && after.stage() != Stage.PRE_PRODUCTION_TRAFFIC_SHIFT
                        ? Optional.of("from " + before + " back to " + after)
                        : Optional.empty());
    }

    private Optional<String> broken(ShiftState before, ShiftScheduler.Plans plans) {
        long counted = active(task -> true)
                - beingReplaced(task -> task.deploymentId().equals(green))
                - beingReplaced(this::isOld);
        int starts = plans.green().start() + plans.blue().start();
        if (starts > 0 && counted + starts > 2L * desired) {
            return Optional.of(counted + " tasks, and " + starts + " more, of " + desired);
        }
        if (before.weight() < ShiftPlan.ALL && crossesFloor(plans.blue().stops(), this::isOld)) {
            return Optional.of("the old revision has requests, and loses too many: " + plans.blue());
        }
        if (before.weight() > 0
                && crossesFloor(
                        plans.green().stops(), task -> task.deploymentId().equals(green))) {
            return Optional.of("the new revision has requests, and loses too many: " + plans.green());
        }
        boolean stopped = plans.blue().stops().stream()
                .filter(stop -> stop.cause() == StopCause.REPLACED_DEPLOYMENT)
                .map(stop -> tasks.get(stop.taskId()))
                .anyMatch(task ->
                        task != null && blue.filter(task.deploymentId()::equals).isPresent());
        if (stopped) {
            return Optional.of("blue was stopped before its time: " + before);
        }
        return before.weight() < 0 || before.weight() > ShiftPlan.ALL
                ? Optional.of("a weight of " + before.weight())
                : Optional.empty();
    }

    private boolean isOld(ServiceTask task) {
        return !task.deploymentId().equals(green) && !superseded.contains(task.deploymentId());
    }

    private long active(Predicate<ServiceTask> which) {
        return tasks.values().stream()
                .filter(which)
                .filter(task -> task.phase() != TaskPhase.STOPPING)
                .count();
    }

    /** Those on DRAINING instances whose replacements maximumPercent has room for. */
    private long beingReplaced(Predicate<ServiceTask> revision) {
        return Math.min(percents.of(desired).upper() - desired, active(revision.and(ServiceTask::draining)));
    }

    private boolean crossesFloor(List<StopTask> stops, Predicate<ServiceTask> revision) {
        long healthy = active(revision.and(ServiceTask::countsAsHealthy));
        long stopped = stops.stream()
                .map(stop -> tasks.get(stop.taskId()))
                .filter(task -> task != null && revision.test(task) && task.countsAsHealthy())
                .count();
        return stopped > 0 && healthy - stopped < percents.of(desired).lower();
    }

    private Map<String, HookAnswer> answers(ShiftState before) {
        Map<String, HookAnswer> answers = new HashMap<>();
        for (HookRun run : before.hooks()) {
            int dice = random.nextInt(60);
            if (dice == 0 && run.due(now())) {
                answers.put(run.id(), HookAnswer.inProgress(Duration.ofSeconds(5), ""));
            } else if (dice < 3) {
                answers.put(run.id(), HookAnswer.succeeded(""));
            } else if (dice == 3 && random.nextInt(3) == 0) {
                answers.put(run.id(), HookAnswer.failed("no"));
            }
        }
        return answers;
    }

    private void carryOut(ServicePlan todo, String deployment) {
        todo.stops()
                .forEach(stop -> tasks.computeIfPresent(
                        stop.taskId(), (id, task) -> in(task, TaskPhase.STOPPING, task.health())));
        for (int start = 0; start < todo.start(); start++) {
            String id = deployment + "-" + ++created;
            tasks.put(id, ServiceTask.unplaced(id, deployment));
            born.put(id, second);
        }
    }

    private static ServiceTask in(ServiceTask task, TaskPhase phase, TaskHealth health) {
        return new ServiceTask(
                task.id(), task.deploymentId(), phase, health, task.draining(), false, task.zone(), task.instance());
    }

    private static ServiceTask drained(ServiceTask task) {
        return new ServiceTask(
                task.id(), task.deploymentId(), task.phase(), task.health(), true, false, task.zone(), task.instance());
    }

    @Override
    public String toString() {
        return "second " + second + ", deployment " + green + " over " + blue + ", " + state + ", desired " + desired
                + ", ended '" + ended + "', tasks " + tasks.values();
    }
}

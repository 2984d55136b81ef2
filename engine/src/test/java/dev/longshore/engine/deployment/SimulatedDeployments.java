package dev.longshore.engine.deployment;

import dev.longshore.engine.deployment.RolloutStep.Signals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A service over its life in virtual time, by the second: revisions whose tasks fail to start, are slow, turn UNHEALTHY or are
 * good; instances that are lost or drain; counts and percents that change in mid-flight. It carries out what the engine decides
 * and notes where an action of the engine crosses a limit.
 */
final class SimulatedDeployments {
    private static final List<FailureThreshold.Type> THRESHOLDS = List.of(FailureThreshold.Type.values());
    private static final int INSTANCES = 6;
    private static final int ZONES = 3;
    private static final int LONGEST_START = 8;
    private static final int HEALTHY_AFTER = 3;
    /** Virtual seconds within which every deployment must have ended: pauses of the throttle are the longest part. */
    static final int DEADLINE = 40_000;

    /** How the tasks of one revision behave: chances in percent. */
    private record Revision(int failsToStart, int failsCheck, int slowest) {}

    /** A task and when it goes on. */
    private static final class Simulated {
        private ServiceTask task;
        private final int revision;
        private final int runsAt;
        private final boolean sick;
        private boolean told;

        Simulated(ServiceTask task, int revision, int runsAt, boolean sick) {
            this.task = task;
            this.revision = revision;
            this.runsAt = runsAt;
            this.sick = sick;
        }
    }

    private final Random random;
    private final List<Revision> revisions = new ArrayList<>();
    private final Map<String, Integer> revisionOf = new HashMap<>();
    private List<Simulated> tasks = new ArrayList<>();
    private final Set<String> draining = new HashSet<>();
    private CircuitBreaker breaker = CircuitBreaker.OFF;
    private int desired;
    private int minimum;
    private int maximum;
    private int second;
    private int created;
    private int deployments;
    private int calm;
    /** Whether anything has happened since a look after which there was nothing to do: the engine would say the same again. */
    private boolean moved = true;

    private Optional<Rollout> primary = Optional.empty();
    private String deployment = "";
    private Optional<Integer> lastCompleted = Optional.empty();
    private StartThrottle throttle = StartThrottle.NONE;
    private Optional<RolloutFailure> failure = Optional.empty();

    SimulatedDeployments(Random random) {
        this.random = random;
        revisions.add(new Revision(0, 0, 2));
        reconfigure();
    }

    int deployments() {
        return deployments;
    }

    int second() {
        return second;
    }

    Optional<RolloutFailure> failure() {
        return failure;
    }

    RolloutState state() {
        return primary.orElseThrow().state();
    }

    /** Another revision, of a quality of its own; sometimes before the last one is done. */
    void deploy() {
        int quality = random.nextInt(4);
        revisions.add(
                switch (quality) {
                    case 0 -> new Revision(100, 0, LONGEST_START);
                    case 1 -> new Revision(0, 100, LONGEST_START);
                    case 2 -> new Revision(20, 5, LONGEST_START);
                    default -> new Revision(0, 0, LONGEST_START);
                });
        calm = second + 60;
        moved = true;
    }

    /** Other counts and percents, which start no deployment. */
    void reconfigure() {
        moved = true;
        desired = random.nextInt(9);
        do {
            minimum = 25 * random.nextInt(5);
            maximum = 100 + 25 * random.nextInt(5);
        } while (RollingLimits.of(desired, minimum, maximum).block() || (minimum == 100 && maximum == 100));
        FailureThreshold.Type type = THRESHOLDS.get(random.nextInt(THRESHOLDS.size()));
        breaker = new CircuitBreaker(
                true, random.nextBoolean(), random.nextInt(4) > 0, new FailureThreshold(type, 1 + random.nextInt(25)));
    }

    /** Runs until the deployment has ended, or at most for so many seconds; says what was wrong, or nothing. */
    Optional<String> run(int seconds) {
        int until = second + seconds;
        while (second < until) {
            second = idleUntil().orElse(second + 1);
            timePasses();
            Optional<String> wrong = look();
            if (wrong.isPresent() || ended()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    /** Nothing happens while a service without tasks waits for its throttle. */
    private Optional<Integer> idleUntil() {
        return tasks.isEmpty() && second > calm
                ? throttle.until(second * 1000L).map(millis -> (int) (millis / 1000))
                : Optional.empty();
    }

    /** Completed, or failed with nothing left to do but what the next deployment brings. */
    boolean ended() {
        return primary.isPresent() && state() != RolloutState.IN_PROGRESS && wantsNothingElse();
    }

    private boolean wantsNothingElse() {
        return primary.orElseThrow().fingerprint().equals(wanted());
    }

    private String wanted() {
        return "revision-" + (revisions.size() - 1);
    }

    private Optional<String> look() {
        if (!moved) {
            return Optional.empty();
        }
        Optional<Rollout> before = primary;
        step();
        Rollout rollout = primary.orElseThrow();
        ServiceState state = new ServiceState(
                desired,
                minimum,
                maximum,
                deployment,
                rollout.state() != RolloutState.FAILED,
                StopRule.DEFAULT,
                Optional.empty(),
                tasks.stream().map(simulated -> simulated.task).toList());
        ServicePlan plan = ServiceScheduler.decide(state);
        RollingLimits limits = RollingLimits.of(desired, minimum, maximum);
        int healthyBefore = healthy();
        int activeBefore = active();
        int starts = throttle.until(second * 1000L).isPresent() ? 0 : plan.start();
        stop(plan.stops());
        start(starts);
        if (plan.steady() && rollout.state() == RolloutState.IN_PROGRESS) {
            primary = Optional.of(
                    new Rollout(rollout.fingerprint(), RolloutState.COMPLETED, rollout.failed(), rollout.rollback()));
            lastCompleted = Optional.ofNullable(revisionOf.get(deployment));
        }
        moved = plan.start() > 0 || !plan.stops().isEmpty() || !primary.equals(before);
        if (healthy() < Math.min(healthyBefore, limits.lower())) {
            return Optional.of("the floor of " + limits + " was crossed: " + healthyBefore + " -> " + healthy());
        }
        return starts > limits.canStart(activeBefore)
                ? Optional.of("the ceiling of " + limits + " was crossed: " + activeBefore + " + " + starts)
                : Optional.empty();
    }

    private void step() {
        RolloutStep step = RolloutStep.of(
                primary,
                wanted(),
                desired,
                breaker,
                new Signals(false, false, false, lastCompleted.isPresent(), false));
        switch (step) {
            case RolloutStep.Stay stay -> {}
            case RolloutStep.Begin begin -> begin(revisions.size() - 1, false);
            case RolloutStep.Fail fail -> {
                failure = Optional.of(fail.why());
                Rollout failed = primary.orElseThrow();
                primary = Optional.of(
                        new Rollout(failed.fingerprint(), RolloutState.FAILED, failed.failed(), failed.rollback()));
            }
            case RolloutStep.RollBack back -> {
                failure = Optional.of(back.why());
                begin(lastCompleted.orElseThrow(), true);
            }
        }
    }

    private void begin(int revision, boolean rollback) {
        deployments++;
        deployment = "deployment-" + deployments;
        revisionOf.put(deployment, revision);
        primary = Optional.of(new Rollout(wanted(), RolloutState.IN_PROGRESS, FailedTasks.NONE, rollback));
        throttle = StartThrottle.NONE;
        if (!rollback) {
            failure = Optional.empty();
        }
    }

    private void start(int count) {
        int revision = revisionOf.getOrDefault(deployment, 0);
        Revision behaviour = revisions.get(revision);
        for (int number = 0; number < count; number++) {
            int place = random.nextInt(INSTANCES);
            ServiceTask task = TestTasks.task(
                    "task-" + created++,
                    deployment,
                    TaskPhase.PENDING,
                    false,
                    "zone-" + place % ZONES,
                    "node-" + place);
            int runsAt = second + 1 + random.nextInt(behaviour.slowest());
            tasks.add(new Simulated(task, revision, runsAt, chance(behaviour.failsCheck())));
        }
    }

    private void stop(List<StopTask> stops) {
        Map<String, StopCause> causes = new HashMap<>();
        stops.forEach(stop -> causes.put(stop.taskId(), stop.cause()));
        for (Simulated simulated : tasks) {
            StopCause cause = causes.get(simulated.task.id());
            if (cause == null) {
                continue;
            }
            if (cause == StopCause.UNHEALTHY && simulated.task.deploymentId().equals(deployment)) {
                failed(FailedTasks::checkFailed);
            }
            simulated.task = TestTasks.in(simulated.task, TaskPhase.STOPPING, TaskHealth.UNKNOWN);
        }
    }

    /** Tasks go on; now and then an instance is lost, or drains, until the world has become calm. */
    private void timePasses() {
        if (second < calm && random.nextInt(40) == 0) {
            String lost = "node-" + random.nextInt(INSTANCES);
            moved |= tasks.removeIf(
                    simulated -> simulated.task.instance().orElseThrow().equals(lost));
        }
        if (second < calm && random.nextInt(40) == 0) {
            draining.add("node-" + random.nextInt(INSTANCES));
        }
        if (second >= calm) {
            draining.clear();
        }
        List<Simulated> next = new ArrayList<>();
        for (Simulated simulated : tasks) {
            ServiceTask before = simulated.task;
            boolean there = goesOn(simulated);
            if (there) {
                next.add(simulated);
            }
            moved |= !there || !simulated.task.equals(before);
        }
        tasks = next;
    }

    private boolean goesOn(Simulated simulated) {
        ServiceTask task = simulated.task;
        boolean ofPrimary = task.deploymentId().equals(deployment);
        if (task.phase() == TaskPhase.STOPPING) {
            return random.nextBoolean();
        }
        if (task.phase() == TaskPhase.PENDING && second >= simulated.runsAt) {
            if (chance(revisions.get(simulated.revision).failsToStart())) {
                if (ofPrimary) {
                    failed(FailedTasks::startFailed);
                    throttle = throttle.failed(second * 1000L);
                }
                return false;
            }
            task = TestTasks.in(task, TaskPhase.RUNNING, TaskHealth.UNKNOWN);
            if (ofPrimary) {
                failed(FailedTasks::running);
                throttle = StartThrottle.NONE;
            }
        }
        if (task.phase() == TaskPhase.RUNNING && second >= simulated.runsAt + HEALTHY_AFTER) {
            task = TestTasks.in(task, TaskPhase.RUNNING, simulated.sick ? TaskHealth.UNHEALTHY : TaskHealth.HEALTHY);
            if (ofPrimary && !simulated.sick && !simulated.told) {
                simulated.told = true;
                failed(count -> count.healthy(breaker));
            }
        }
        boolean drains = draining.contains(task.instance().orElseThrow());
        simulated.task = drains == task.draining()
                ? task
                : new ServiceTask(
                        task.id(),
                        task.deploymentId(),
                        task.phase(),
                        task.health(),
                        drains,
                        false,
                        task.zone(),
                        task.instance());
        return true;
    }

    private void failed(UnaryOperator<FailedTasks> change) {
        primary = primary.map(rollout -> new Rollout(
                rollout.fingerprint(), rollout.state(), change.apply(rollout.failed()), rollout.rollback()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private int healthy() {
        return (int) tasks.stream()
                .filter(simulated -> simulated.task.countsAsHealthy())
                .count();
    }

    private int active() {
        return (int) tasks.stream()
                .filter(simulated -> simulated.task.phase() != TaskPhase.STOPPING)
                .count();
    }

    @Override
    public String toString() {
        return "second " + second + ", " + desired + " wanted, " + minimum + " to " + maximum + " percent, " + breaker
                + ", " + deployment + " of " + revisions.get(revisionOf.getOrDefault(deployment, 0)) + ", " + primary
                + ", tasks " + tasks.stream().map(simulated -> simulated.task).toList();
    }
}

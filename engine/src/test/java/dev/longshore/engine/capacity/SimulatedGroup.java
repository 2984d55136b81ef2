package dev.longshore.engine.capacity;

import dev.longshore.engine.ledger.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** A provider in virtual time: instances that take a while to come, tasks that are packed onto them, a look every ten seconds. */
final class SimulatedGroup {
    static final int TASKS_PER_INSTANCE = 4;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int STEP_SECONDS = 10;
    private static final InstanceSize SIZE = new InstanceSize(new Resources(4000, 1L << 34), 100);

    private record Machine(Instant since, int tasks) {}

    /** What was seen in one minute. */
    record Minute(int wanted, int running, int instances, int desired) {}

    private final ManagedScaling settings;
    private final Duration boot;
    private List<Machine> machines = new ArrayList<>();
    private ScalingMemory memory = ScalingMemory.NEW;
    private int desired;
    private int direction;
    private int reversals;

    SimulatedGroup(ManagedScaling settings, Duration boot) {
        this.settings = settings;
        this.boot = boot;
    }

    /** Runs for so many minutes with so many tasks wanted in each. */
    List<Minute> run(int minutes, IntUnaryOperator wantedAt) {
        List<Minute> seen = new ArrayList<>();
        for (int second = 0; second < minutes * 60; second += STEP_SECONDS) {
            Instant now = START.plusSeconds(second);
            int wanted = wantedAt.applyAsInt(second / 60);
            place(now, wanted);
            look(now, wanted);
            if (second % 60 == 60 - STEP_SECONDS) {
                seen.add(new Minute(wanted, running(), up(now).size(), desired));
            }
        }
        return seen;
    }

    /** How often it grew after it had shrunk, or shrank after it had grown. */
    int reversals() {
        return reversals;
    }

    private void place(Instant now, int wanted) {
        int left = wanted;
        List<Machine> after = new ArrayList<>();
        for (Machine machine : machines) {
            int tasks = isUp(machine, now) ? Math.min(TASKS_PER_INSTANCE, left) : 0;
            left -= tasks;
            after.add(new Machine(machine.since(), tasks));
        }
        machines = after;
    }

    private void look(Instant now, int wanted) {
        int waiting = wanted - running();
        NeededInstances needed = waiting == 0
                ? NeededInstances.NONE
                : NeededInstances.of(
                        List.of(new ResourceGroup(new Resources(1000, 1 << 20), false, waiting)), List.of(SIZE));
        List<Machine> up = up(now);
        int busy = (int) up.stream().filter(machine -> machine.tasks() > 0).count();
        Optional<Instant> newest =
                up.stream().map(machine -> machine.since().plus(boot)).max(Instant::compareTo);
        ScalingDecision decision = CapacityScaler.decide(
                settings, new ScalingSample(now, up.size(), busy, needed, desired, newest), memory);
        memory = decision.memory();
        if (decision.desired() != desired) {
            int way = Integer.signum(decision.desired() - desired);
            reversals += direction == -way ? 1 : 0;
            direction = way;
            resize(decision.desired(), now);
        }
    }

    private void resize(int to, Instant now) {
        while (machines.size() < to) {
            machines.add(new Machine(now, 0));
        }
        for (int index = machines.size() - 1; index >= 0 && machines.size() > to; index--) {
            if (machines.get(index).tasks() == 0) {
                machines.remove(index);
            }
        }
        desired = to;
    }

    private boolean isUp(Machine machine, Instant now) {
        return !now.isBefore(machine.since().plus(boot));
    }

    private List<Machine> up(Instant now) {
        return machines.stream().filter(machine -> isUp(machine, now)).toList();
    }

    private int running() {
        return machines.stream().mapToInt(Machine::tasks).sum();
    }
}

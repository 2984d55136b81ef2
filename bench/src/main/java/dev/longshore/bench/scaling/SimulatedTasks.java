package dev.longshore.bench.scaling;

import java.util.Comparator;
import java.util.Optional;

/**
 * The tasks of a service: those that are wanted wait for room, and run half a minute after they have it; those that are not wait no more, or
 * stop at once, the youngest first.
 */
final class SimulatedTasks {
    private static final int LONG_AGO = -3600;

    private final SimulatedInstances instances;
    private int waiting;

    /** So many run from the beginning. */
    SimulatedTasks(SimulatedInstances instances, int running) {
        this.instances = instances;
        this.waiting = running;
        place(LONG_AGO, 0);
    }

    void want(int desired, int second) {
        waiting += Math.max(-waiting, desired - desired());
        for (int stop = desired() - desired; stop > 0; stop--) {
            instances.all().stream()
                    .filter(instance -> instance.tasks() > 0)
                    .max(Comparator.comparingInt(SimulatedInstance::youngest))
                    .ifPresent(SimulatedInstance::stopYoungest);
        }
        place(second, second);
    }

    /** Starts as many of those that wait as there is room for. */
    private void place(int started, int second) {
        for (; waiting > 0; waiting--) {
            Optional<SimulatedInstance> free = instances.withRoom(second);
            if (free.isEmpty()) {
                return;
            }
            free.get().start(started);
        }
    }

    int desired() {
        return waiting
                + instances.all().stream().mapToInt(SimulatedInstance::tasks).sum();
    }

    /** How many are without room. */
    int waiting() {
        return waiting;
    }

    int running(int second) {
        return instances.all().stream()
                .mapToInt(instance -> instance.running(second))
                .sum();
    }

    /** How busy those that run are, in percent: they cannot be busier than entirely. */
    double utilization(double load, int second) {
        int running = running(second);
        return running == 0 ? 0 : Math.min(100, 100 * load / running);
    }
}

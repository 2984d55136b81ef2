package dev.longshore.bench.scaling;

import java.util.ArrayDeque;
import java.util.Deque;

/** The tasks of a service: those that are wanted run after half a minute, those that are not stop at once, the youngest first. */
final class SimulatedTasks {
    private static final int START_SECONDS = 30;

    /** When each began to start, the oldest first. */
    private final Deque<Integer> started = new ArrayDeque<>();

    SimulatedTasks(int running) {
        for (int task = 0; task < running; task++) {
            started.add(-START_SECONDS);
        }
    }

    void want(int desired, int second) {
        while (started.size() < desired) {
            started.addLast(second);
        }
        while (started.size() > desired) {
            started.removeLast();
        }
    }

    int desired() {
        return started.size();
    }

    int running(int second) {
        return (int) started.stream().filter(at -> second - at >= START_SECONDS).count();
    }

    /** How busy those that run are, in percent: they cannot be busier than entirely. */
    double utilization(double load, int second) {
        int running = running(second);
        return running == 0 ? 0 : Math.min(100, 100 * load / running);
    }
}

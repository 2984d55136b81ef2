package dev.longshore.bench.scaling;

import java.util.OptionalInt;

/** What happened, second by second. */
final class Course {
    private static final double FULL = 99.9;

    private final Load load;
    private final String title;
    private final double target;
    private final Curve running = new Curve();
    private final Curve desired = new Curve();
    private final Curve instances = new Curve();
    private int full;

    Course(Load load, String title, double target) {
        this.load = load;
        this.title = title;
        this.target = target;
    }

    void add(int runningTasks, int desiredTasks, int desiredInstances, double utilization) {
        running.add(runningTasks);
        desired.add(desiredTasks);
        instances.add(desiredInstances);
        full += utilization >= FULL ? 1 : 0;
    }

    Load load() {
        return load;
    }

    String title() {
        return title;
    }

    /** Tasks that run. */
    Curve running() {
        return running;
    }

    /** Tasks that are wanted. */
    Curve desired() {
        return desired;
    }

    /** Instances that are there or come. */
    Curve instances() {
        return instances;
    }

    /** How many tasks would have the load at the target. */
    double needed(int second) {
        return 100 * load.at(second) / target;
    }

    /** How long after this second there were first as many tasks as needed; empty if never. */
    OptionalInt reaction(int second) {
        for (int later = second; later < Load.SECONDS; later++) {
            if (running.at(later) >= whole(needed(later))) {
                return OptionalInt.of(later - second);
            }
        }
        return OptionalInt.empty();
    }

    /** How many more tasks than ever needed were wanted, in percent. */
    double overshoot() {
        double most = mostNeeded();
        return Math.max(0, 100 * (desired.most() / most - 1));
    }

    /** The same of the instances that as many tasks need. */
    double instanceOvershoot() {
        return Math.max(0, 100 * (instances.most() / Math.ceil(mostNeeded() / SimulatedInstances.ROOM) - 1));
    }

    private double mostNeeded() {
        double most = 0;
        for (int second = 0; second < Load.SECONDS; second++) {
            most = Math.max(most, whole(needed(second)));
        }
        return most;
    }

    private static double whole(double tasks) {
        return Math.ceil(tasks - 1e-9);
    }

    /** Seconds in which all tasks were busy entirely: somebody waited. */
    int full() {
        return full;
    }
}

package dev.longshore.bench.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What happened, second by second. */
final class Course {
    private static final double FULL = 99.9;
    private static final int HOUR = 3600;

    private final Load load;
    private final String title;
    private final double target;
    private final List<Integer> running = new ArrayList<>();
    private final List<Integer> desired = new ArrayList<>();
    private int full;

    Course(Load load, String title, double target) {
        this.load = load;
        this.title = title;
        this.target = target;
    }

    void add(int runningTasks, int desiredTasks, double utilization) {
        running.add(runningTasks);
        desired.add(desiredTasks);
        full += utilization >= FULL ? 1 : 0;
    }

    Load load() {
        return load;
    }

    String title() {
        return title;
    }

    int desired(int second) {
        return desired.get(second);
    }

    /** How many tasks would have the load at the target. */
    double needed(int second) {
        return 100 * load.at(second) / target;
    }

    /** How long after this second there were first as many tasks as needed; empty if never. */
    OptionalInt reaction(int second) {
        for (int later = second; later < running.size(); later++) {
            if (running.get(later) >= Math.ceil(needed(later) - 1e-9)) {
                return OptionalInt.of(later - second);
            }
        }
        return OptionalInt.empty();
    }

    /** How much more than ever needed were wanted, in percent. */
    double overshoot() {
        double most = 0;
        for (int second = 0; second < desired.size(); second++) {
            most = Math.max(most, Math.ceil(needed(second) - 1e-9));
        }
        int wanted = desired.stream().mapToInt(Integer::intValue).max().orElse(0);
        return Math.max(0, 100 * (wanted / most - 1));
    }

    /** Seconds in which all tasks were busy entirely: somebody waited. */
    int full() {
        return full;
    }

    /** How often the count was changed. */
    int changes() {
        int changes = 0;
        for (int second = 1; second < desired.size(); second++) {
            changes += desired.get(second).equals(desired.get(second - 1)) ? 0 : 1;
        }
        return changes;
    }

    /** How often it turned from up to down or back. */
    int turns() {
        int turns = 0;
        int last = 0;
        for (int second = 1; second < desired.size(); second++) {
            int direction = Integer.compare(desired.get(second), desired.get(second - 1));
            turns += direction != 0 && last != 0 && direction != last ? 1 : 0;
            last = direction == 0 ? last : direction;
        }
        return turns;
    }

    /** Tasks that ran, in hours. */
    double taskHours() {
        return running.stream().mapToInt(Integer::intValue).sum() / (double) HOUR;
    }
}

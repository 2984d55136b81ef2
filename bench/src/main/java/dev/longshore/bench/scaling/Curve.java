package dev.longshore.bench.scaling;

import java.util.ArrayList;
import java.util.List;

/** A number that changes from second to second. */
final class Curve {
    private static final double HOUR = 3600;

    private final List<Integer> values = new ArrayList<>();

    void add(int value) {
        values.add(value);
    }

    int at(int second) {
        return values.get(second);
    }

    int most() {
        return values.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** How often it changed. */
    int changes() {
        int changes = 0;
        for (int second = 1; second < values.size(); second++) {
            changes += values.get(second).equals(values.get(second - 1)) ? 0 : 1;
        }
        return changes;
    }

    /** How often it turned from up to down or back. */
    int turns() {
        int turns = 0;
        int last = 0;
        for (int second = 1; second < values.size(); second++) {
            int direction = Integer.compare(values.get(second), values.get(second - 1));
            turns += direction != 0 && last != 0 && direction != last ? 1 : 0;
            last = direction == 0 ? last : direction;
        }
        return turns;
    }

    /** What it comes to over the time, in hours. */
    double hours() {
        return values.stream().mapToInt(Integer::intValue).sum() / HOUR;
    }
}

package dev.longshore.bench.report;

import java.util.Arrays;

/** The middle of some measurements: one that was disturbed does not move it. */
final class Median {
    private Median() {}

    /**
     * The middle one, or the mean of the two in the middle.
     *
     * @throws IllegalArgumentException if there is none
     */
    static double of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("the median of no values is not defined");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

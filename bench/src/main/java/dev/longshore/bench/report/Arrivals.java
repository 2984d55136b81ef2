package dev.longshore.bench.report;

import java.util.List;

/**
 * How long single Tasks that are applied evenly, one after the other, wait for their pod: from before the Task is sent to the API
 * server until a watch shows its pod with its node.
 *
 * @param perSecond Tasks applied a second
 * @param millis of each Task, the shortest first
 */
public record Arrivals(int perSecond, List<Double> millis) {
    /** Nothing was measured. */
    public static final Arrivals NONE = new Arrivals(0, List.of());

    public Arrivals {
        millis = millis.stream().sorted().toList();
    }

    /**
     * The time that this share of the Tasks did not exceed, by the nearest rank.
     *
     * @param percent 1 to 100
     */
    double percentile(int percent) {
        return millis.get((int) Math.ceil(millis.size() * percent / 100.0) - 1);
    }
}

package dev.longshore.bench.scaling;

import dev.longshore.engine.metric.MetricSeries;

/** Decides how many tasks there shall be. */
interface Autoscaler {
    /**
     * What it sees.
     *
     * @param measured tasks that ran for all of the last sample
     */
    record View(int second, int desired, int measured, MetricSeries utilization) {}

    /** How it is called in tables and plots. */
    String title();

    /** How many there shall be from this second on. */
    int decide(View view);
}

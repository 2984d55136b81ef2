package dev.longshore.bench.scaling;

import dev.longshore.engine.metric.MetricSeries;
import dev.longshore.engine.metric.Sample;
import java.time.Duration;
import java.time.Instant;

/** Runs an autoscaler against a load, second by second of a virtual time. */
final class Simulation {
    /** How often utilization is measured. */
    static final int SAMPLE_SECONDS = 15;

    private static final Duration KEPT = Duration.ofMinutes(20);

    private Simulation() {}

    /**
     * One autoscaler under one load.
     *
     * @param target the utilization that is wanted, in percent
     * @param first how many tasks run at the beginning
     */
    static Course run(Load load, Autoscaler autoscaler, double target, int first) {
        SimulatedTasks tasks = new SimulatedTasks(first);
        MetricSeries utilization = MetricSeries.EMPTY;
        Course course = new Course(load, autoscaler.title(), target);
        double sum = 0;
        for (int second = 0; second < Load.SECONDS; second++) {
            double busy = tasks.utilization(load.at(second), second);
            sum += busy;
            if (second % SAMPLE_SECONDS == SAMPLE_SECONDS - 1) {
                Instant begun = Instant.ofEpochSecond(second + 1L - SAMPLE_SECONDS);
                utilization = utilization.with(Sample.of(begun, sum / SAMPLE_SECONDS), KEPT);
                sum = 0;
            }
            int measured = tasks.running(second - SAMPLE_SECONDS);
            tasks.want(autoscaler.decide(new Autoscaler.View(second, tasks.desired(), measured, utilization)), second);
            course.add(tasks.running(second), tasks.desired(), busy);
        }
        return course;
    }
}

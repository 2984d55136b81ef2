package dev.longshore.bench.scaling;

import dev.longshore.engine.metric.MetricSeries;
import dev.longshore.engine.metric.Sample;
import java.time.Duration;
import java.time.Instant;

/** Runs an autoscaler of tasks, and one of instances below it, against a load, second by second of a virtual time. */
final class Simulation {
    /** How often utilization is measured. */
    static final int SAMPLE_SECONDS = 15;

    private static final Duration KEPT = Duration.ofMinutes(20);

    private Simulation() {}

    /** One autoscaler under one load, where there is always room. */
    static Course run(Load load, Autoscaler autoscaler, double target, int first) {
        return run(load, autoscaler, InstanceScaler.NONE, SimulatedInstances.boundless(), target, first);
    }

    /**
     * The same on instances that follow.
     *
     * @param target the utilization that is wanted, in percent
     * @param first how many tasks run at the beginning
     */
    static Course run(Load load, Autoscaler autoscaler, InstanceScaler below, double target, int first) {
        return run(load, autoscaler, below, SimulatedInstances.with(first), target, first);
    }

    private static Course run(
            Load load,
            Autoscaler autoscaler,
            InstanceScaler below,
            SimulatedInstances instances,
            double target,
            int first) {
        SimulatedTasks tasks = new SimulatedTasks(instances, first);
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
            instances.resize(below.decide(InstanceScaler.View.of(second, instances, tasks)), second);
            course.add(tasks.running(second), tasks.desired(), instances.size(), busy);
        }
        return course;
    }
}

package dev.longshore.bench.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures engine and plain loop with JMH.
 *
 * @param instances the sizes of fleets to measure on
 * @param forks JVMs, one after the other; 0 measures in this one
 * @param iterations measured ones of each JVM, after as many to warm up
 * @param iterationLength how long an iteration is
 */
public record SpeedRuns(List<Integer> instances, int forks, int iterations, TimeValue iterationLength) {
    public SpeedRuns {
        instances = List.copyOf(instances);
    }

    /** Runs all scenarios on fleets of all sizes; JMH prints its progress to standard output if there are JVMs to wait for. */
    public List<Speed> measure() throws RunnerException {
        Collection<RunResult> engine = run(PlacerBenchmark.class);
        Collection<RunResult> plainLoop = run(RooflineBenchmark.class);
        List<Speed> speeds = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            for (int size : instances) {
                speeds.add(new Speed(
                        scenario, size, perSecond(engine, scenario, size), perSecond(plainLoop, scenario, size)));
            }
        }
        return speeds;
    }

    private Collection<RunResult> run(Class<?> benchmark) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + benchmark.getSimpleName() + "\\.")
                .param("instances", instances.stream().map(String::valueOf).toArray(String[]::new))
                .forks(forks)
                // The operator's collector, which has no threads beside the one that is measured.
                .jvmArgsAppend("-XX:+UseSerialGC", "-Xms2g", "-Xmx2g")
                .warmupIterations(iterations)
                .warmupTime(iterationLength)
                .measurementIterations(iterations)
                .measurementTime(iterationLength)
                .verbosity(forks == 0 ? VerboseMode.SILENT : VerboseMode.NORMAL);
        return new Runner(options.build()).run();
    }

    private static double perSecond(Collection<RunResult> results, Scenario scenario, int instances) {
        double millis = results.stream()
                .filter(result -> result.getParams().getParam("scenario").equals(scenario.name()))
                .filter(result -> result.getParams().getParam("instances").equals("" + instances))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst()
                .orElseThrow();
        return scenario.tasks(instances) / millis * 1000;
    }
}

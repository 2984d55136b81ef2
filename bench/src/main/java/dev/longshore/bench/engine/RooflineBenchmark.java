package dev.longshore.bench.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same as {@link PlacerBenchmark} by the plain loop of {@link Roofline}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RooflineBenchmark {
    /** What is asked. */
    @Param
    private Scenario scenario = Scenario.PACKED;

    /** How many instances there are. */
    @Param({"500", "5000", "50000"})
    private int instances;

    private Batch batch = new Batch(Scenario.PACKED, 0);
    private Roofline roofline = batch.roofline();

    /** Builds the fleet. */
    @Setup
    public void prepare() {
        batch = new Batch(scenario, instances);
    }

    /** Arrays of their own for each batch, for it fills them. */
    @Setup(Level.Invocation)
    public void read() {
        roofline = batch.roofline();
    }

    /** One batch. */
    @Benchmark
    public int[] place() {
        return roofline.place(batch.requests());
    }
}

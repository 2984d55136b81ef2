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
import org.openjdk.jmh.annotations.TearDown;

/** The engine's placements; what was placed is taken off again after each batch, which is not measured. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PlacerBenchmark {
    /** What is asked. */
    @Param
    private Scenario scenario = Scenario.PACKED;

    /** How many instances there are. */
    @Param({"500", "5000", "50000"})
    private int instances;

    private Batch batch = new Batch(Scenario.PACKED, 0);

    /** Builds the fleet. */
    @Setup
    public void prepare() {
        batch = new Batch(scenario, instances);
    }

    /** One batch. */
    @Benchmark
    public int place() {
        return batch.place();
    }

    /** Batches take milliseconds, so that this costs the measurement nothing. */
    @TearDown(Level.Invocation)
    public void undo() {
        batch.undo();
    }
}

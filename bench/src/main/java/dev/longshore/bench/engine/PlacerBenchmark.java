package dev.longshore.bench.engine;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.engine.placement.PlacementRequest;
import dev.longshore.engine.placement.PlacementResult;
import dev.longshore.engine.placement.PlacementRules;
import dev.longshore.engine.placement.Placer;
import dev.longshore.engine.placement.PortRequest;
import dev.longshore.engine.placement.TaskShape;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Places one batch of a service's tasks, each with a dynamic host port, on empty instances in three zones. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PlacerBenchmark {
    private static final long MIB = 1024 * 1024;
    private static final long NOW_MILLIS = 1_000_000;
    private static final TaskShape SHAPE =
            new TaskShape(new Resources(125, 64 * MIB), List.of(new PortRequest(80, 0, Protocol.TCP)));

    /** {@code TASKS/INSTANCES}. */
    @Param({"1000/500", "10000/5000"})
    private String size = "";

    private PlacementRequest request = request(0);
    private Ledger ledger = new Ledger();

    /** The tasks to place; they are the same each time. */
    @Setup
    public void nameTasks() {
        request = request(part(0));
    }

    /** Placing fills the ledger, so each time gets an empty one. Milliseconds of work bear a set-up before each. */
    @Setup(Level.Invocation)
    public void emptyLedger() {
        ledger = new Ledger();
        for (int number = 0; number < part(1); number++) {
            ledger.register(Instance.builder("node-" + number, new Resources(4000, 16_384 * MIB))
                    .zone("zone-" + number % 3)
                    .build());
        }
    }

    /** One batch. */
    @Benchmark
    public PlacementResult place() {
        return new Placer().place(ledger, request, NOW_MILLIS);
    }

    private int part(int index) {
        return Integer.parseInt(List.of(size.split("/", 2)).get(index));
    }

    private static PlacementRequest request(int tasks) {
        List<PodKey> keys = IntStream.range(0, tasks)
                .mapToObj(number -> new PodKey("bench", "web-" + number))
                .toList();
        return new PlacementRequest(
                new TaskGroup("bench", "service:web"), SHAPE, PlacementRules.SERVICE_DEFAULT, keys, Map.of(), 0);
    }
}

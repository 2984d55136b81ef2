package dev.longshore.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each instance is as likely as any other. The seeds are fixed, and chance would exceed the bounds once in 100,000 seeds. */
class RandomStrategyTest {
    private static final int INSTANCES = 10;
    private static final int TASKS = 10_000;
    private static final TaskShape NOTHING = Fixture.shape(0, 0);
    private static final PlacementRules RANDOM = PlacementRules.of(new PlacementStrategy.Random());

    private final Ledger ledger = new Ledger();

    @BeforeEach
    void register() {
        for (int number = 0; number < INSTANCES; number++) {
            ledger.register(Instance.builder("node-" + number, new Resources(4000, 8192))
                    .maxPods(Integer.MAX_VALUE)
                    .build());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7, 1L << 40})
    void theTasksOfABatchAreSharedOutEvenly(long seed) {
        assertThat(chiSquare(counts(batch(seed), false))).isLessThan(39);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7, 1L << 40})
    void theNextDoesNotDependOnTheLast(long seed) {
        assertThat(chiSquare(counts(batch(seed), true))).isLessThan(170);
    }

    @Test
    void singleTasksAreSharedOutEvenlyOverTheSeeds() {
        List<Integer> chosen = IntStream.range(0, TASKS)
                .mapToObj(seed -> place(seed, List.of(new PodKey("team", "one-" + seed))))
                .flatMap(List::stream)
                .toList();
        assertThat(chiSquare(counts(chosen, false))).isLessThan(39);
    }

    @Test
    void theSameSeedChoosesTheSame() {
        List<Integer> first = batch(5);
        Fixture.tasks("web", TASKS).forEach(task -> ledger.forget(task, Fixture.NOW));
        assertThat(batch(5)).isEqualTo(first);
    }

    @Test
    void anInstanceThatIsFullLeavesTheOthersEvenlyShared() {
        ledger.register(Instance.builder("node-0", new Resources(4000, 8192))
                .maxPods(100)
                .build());
        long[] counts = counts(batch(3), false);
        assertThat(counts[0]).isEqualTo(100);
        long[] others = Arrays.copyOfRange(counts, 1, INSTANCES);
        assertThat(chiSquare(others)).isLessThan(37);
    }

    private List<Integer> batch(long seed) {
        return place(seed, Fixture.tasks("web", TASKS));
    }

    private List<Integer> place(long seed, List<PodKey> tasks) {
        var request = new PlacementRequest(Fixture.WEB, NOTHING, RANDOM, tasks, Map.of(), seed);
        return Fixture.instancesOf(new Placer().place(ledger, request, Fixture.NOW)).stream()
                .map(name -> Integer.parseInt(name.substring("node-".length())))
                .toList();
    }

    /** How often each instance was chosen, or each pair of one after another. */
    private static long[] counts(List<Integer> chosen, boolean pairs) {
        long[] counts = new long[pairs ? INSTANCES * INSTANCES : INSTANCES];
        for (int index = pairs ? 1 : 0; index < chosen.size(); index++) {
            counts[chosen.get(index) + (pairs ? INSTANCES * chosen.get(index - 1) : 0)]++;
        }
        return counts;
    }

    private static double chiSquare(long[] counts) {
        double expected = Arrays.stream(counts).average().orElseThrow();
        return Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }
}

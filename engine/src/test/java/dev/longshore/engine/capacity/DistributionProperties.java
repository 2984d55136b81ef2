package dev.longshore.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Base and weight over random strategies, against a naive reading of the rule and against what must always hold. */
class DistributionProperties {

    @Property
    void eachTaskGoesWhereANaiveReadingPutsIt(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 9) Integer> weights,
            @ForAll @IntRange(max = 6) int base,
            @ForAll @IntRange(max = 4) int baseOf,
            @ForAll @IntRange(max = 60) int tasks) {
        List<StrategyItem> items = items(weights, base, baseOf);
        Assume.that(weights.stream().anyMatch(weight -> weight > 0));
        Map<String, Integer> counts = new HashMap<>();
        for (String chosen : new Distribution(items, Map.of()).start(tasks)) {
            assertThat(chosen).isEqualTo(naive(items, counts));
            counts.merge(chosen, 1, Integer::sum);
        }
    }

    /** The rule word by word, with fractions: the base first, then the largest deficit, ties by the order of the list. */
    private static String naive(List<StrategyItem> items, Map<String, Integer> counts) {
        double sum = items.stream().mapToInt(StrategyItem::weight).sum();
        int base = 0;
        int total = 0;
        for (StrategyItem item : items) {
            base += item.base();
            total += counts.getOrDefault(item.provider(), 0);
            if (counts.getOrDefault(item.provider(), 0) < item.base()) {
                return item.provider();
            }
        }
        String best = "";
        double most = Double.NEGATIVE_INFINITY;
        for (StrategyItem item : items) {
            int beyond = counts.getOrDefault(item.provider(), 0) - item.base();
            double deficit = item.weight() / sum * (total - base + 1) - beyond;
            if (item.weight() > 0 && deficit > most + 1e-9) {
                most = deficit;
                best = item.provider();
            }
        }
        return best;
    }

    @Property
    void nobodyGetsMoreThanItsShareAndOne(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 9) Integer> weights,
            @ForAll @IntRange(max = 6) int base,
            @ForAll @IntRange(max = 4) int baseOf,
            @ForAll @IntRange(max = 60) int tasks) {
        List<StrategyItem> items = items(weights, base, baseOf);
        Assume.that(weights.stream().anyMatch(weight -> weight > 0));
        Map<String, Integer> counts = new HashMap<>();
        new Distribution(items, Map.of()).start(tasks).forEach(one -> counts.merge(one, 1, Integer::sum));
        double sum = weights.stream().mapToInt(Integer::intValue).sum();
        for (StrategyItem item : items) {
            int count = counts.getOrDefault(item.provider(), 0);
            double share = item.weight() / sum * Math.max(0, tasks - base);
            assertThat((double) count).isLessThan(item.base() + share + 1);
            assertThat(count).isGreaterThanOrEqualTo(Math.min(item.base(), tasks));
        }
    }

    @Property
    void stoppingKeepsTheRatioAndTheBase(
            @ForAll @Size(min = 2, max = 4) List<@IntRange(min = 1, max = 9) Integer> weights,
            @ForAll @IntRange(max = 6) int base,
            @ForAll @IntRange(min = 1, max = 60) int tasks) {
        List<StrategyItem> items = items(weights, base, 0);
        Map<String, Integer> counts = new HashMap<>();
        new Distribution(items, Map.of()).start(tasks).forEach(one -> counts.merge(one, 1, Integer::sum));
        Distribution distribution = new Distribution(items, counts);
        double sum = weights.stream().mapToInt(Integer::intValue).sum();
        for (int left = tasks - 1; left >= 0; left--) {
            counts.merge(distribution.stop().orElseThrow(), -1, Integer::sum);
            assertThat(counts.getOrDefault("p0", 0)).isGreaterThanOrEqualTo(Math.min(base, left));
            for (StrategyItem item : items) {
                double share = item.weight() / sum * Math.max(0, left - base);
                assertThat(counts.getOrDefault(item.provider(), 0) - item.base() + 1.0)
                        .isGreaterThan(left < base ? -base : share - weights.size());
            }
        }
    }

    private static List<StrategyItem> items(List<Integer> weights, int base, int baseOf) {
        List<StrategyItem> items = new ArrayList<>();
        for (int index = 0; index < weights.size(); index++) {
            boolean hasBase = index == Math.min(baseOf, weights.size() - 1);
            items.add(new StrategyItem("p" + index, hasBase ? base : 0, weights.get(index)));
        }
        return items;
    }
}

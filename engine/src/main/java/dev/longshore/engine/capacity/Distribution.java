package dev.longshore.engine.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * How a strategy shares tasks among its providers: the base first, the others in the ratio of the weights. Each task goes where
 * most is lacking and stops where most is too much, so that the ratio holds at any number. Providers that the strategy does not
 * name are not looked at.
 */
public final class Distribution {
    private final List<StrategyItem> items;
    private final Map<String, Integer> counts = new HashMap<>();
    private final long weights;
    private final long base;

    /**
     * @param items the strategy; at least one has a weight or a base
     * @param counts how many tasks each provider has now
     */
    public Distribution(List<StrategyItem> items, Map<String, Integer> counts) {
        if (items.stream().allMatch(item -> item.base() == 0 && item.weight() == 0)) {
            throw new IllegalArgumentException("a strategy without base and weight places nothing: " + items);
        }
        this.items = List.copyOf(items);
        this.counts.putAll(counts);
        this.weights = items.stream().mapToLong(StrategyItem::weight).sum();
        this.base = items.stream().mapToLong(StrategyItem::base).sum();
    }

    /** The providers of the next tasks, in the order in which these start; each is counted from then on. */
    public List<String> start(int tasks) {
        List<String> chosen = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            String provider = next();
            counts.merge(provider, 1, Integer::sum);
            chosen.add(provider);
        }
        return chosen;
    }

    private String next() {
        Optional<StrategyItem> belowBase =
                items.stream().filter(item -> count(item) < item.base()).findFirst();
        long beyondBase = total() - base + 1;
        return belowBase
                .or(() -> first(items, item -> item.weight() > 0 ? lack(item, beyondBase) : Long.MIN_VALUE))
                .map(StrategyItem::provider)
                .orElseThrow();
    }

    /** Where the next task stops, which is then counted no more; empty if no provider has one. */
    public Optional<String> stop() {
        Optional<String> chosen = mostBeyondShare();
        chosen.ifPresent(provider -> counts.merge(provider, -1, Integer::sum));
        return chosen;
    }

    /** Whether the next task stops there; nothing changes. Providers that the strategy does not name go before all others. */
    public boolean isNextToStop(String provider) {
        return items.stream().noneMatch(item -> item.provider().equals(provider))
                || mostBeyondShare().filter(provider::equals).isPresent();
    }

    private Optional<String> mostBeyondShare() {
        long beyondBase = total() - base - 1;
        List<StrategyItem> lastFirst = items.reversed();
        List<StrategyItem> beyond =
                lastFirst.stream().filter(item -> count(item) > item.base()).toList();
        List<StrategyItem> any =
                lastFirst.stream().filter(item -> count(item) > 0).toList();
        return first(beyond.isEmpty() ? any : beyond, item -> -lack(item, beyondBase))
                .map(StrategyItem::provider);
    }

    /** What the provider is short of with so many tasks beyond the base, times the sum of all weights. */
    private long lack(StrategyItem item, long beyondBase) {
        return item.weight() * beyondBase - weights * (count(item) - item.base());
    }

    private static Optional<StrategyItem> first(List<StrategyItem> items, ToLongFunction<StrategyItem> most) {
        // The first of those with the most: max would take the last.
        return items.stream().min(Comparator.comparingLong(most).reversed());
    }

    private long total() {
        return items.stream().mapToLong(this::count).sum();
    }

    private long count(StrategyItem item) {
        return counts.getOrDefault(item.provider(), 0);
    }
}

package dev.longshore.engine.capacity;

/**
 * One provider of a capacity provider strategy.
 *
 * @param provider its name
 * @param base how many tasks it gets before the weights count, 0 or more; of one strategy only one item has a base
 * @param weight its share of the tasks beyond the base, 0 or more; with 0 it gets its base alone
 */
public record StrategyItem(String provider, int base, int weight) {
    public StrategyItem {
        if (base < 0 || weight < 0) {
            throw new IllegalArgumentException(
                    "base " + base + " and weight " + weight + " of " + provider + " must not be negative");
        }
    }
}

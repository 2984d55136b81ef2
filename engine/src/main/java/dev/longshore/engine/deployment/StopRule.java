package dev.longshore.engine.deployment;

import dev.longshore.engine.capacity.StrategyItem;
import java.util.List;
import java.util.Map;

/**
 * One rule of ECS's choice which tasks stop at scale-in; each rule breaks the ties of the one before. They mirror the placement
 * strategy, so that what remains is placed as the strategy would have it.
 */
public sealed interface StopRule {
    /** Where no strategy is named: from the zone with the most tasks of the service, in it from the instance with the most. */
    List<StopRule> DEFAULT = List.of(new FullestZone(), new FullestInstance());

    /**
     * Capacity provider strategy: from the provider that has the most beyond its share.
     *
     * @param strategy base and weight of each
     * @param providerByInstance the capacity provider of each instance
     */
    record MostBeyondShare(List<StrategyItem> strategy, Map<String, String> providerByInstance) implements StopRule {
        public MostBeyondShare {
            strategy = List.copyOf(strategy);
            providerByInstance = Map.copyOf(providerByInstance);
        }
    }

    /** Spread over the availability zones. */
    record FullestZone() implements StopRule {}

    /** Spread over the instances. */
    record FullestInstance() implements StopRule {}

    /**
     * Spread over another attribute.
     *
     * @param valueByInstance the attribute's value of each instance; those that lack it count as one value
     */
    record FullestValue(Map<String, String> valueByInstance) implements StopRule {
        public FullestValue {
            valueByInstance = Map.copyOf(valueByInstance);
        }
    }

    /**
     * Binpack: from the instance that will have the most left, so that nearly empty instances are emptied first.
     *
     * @param remainingByInstance what each instance has left of the resource that is packed
     * @param taskSize what a task that stops gives back of it
     */
    record EmptiestInstance(Map<String, Long> remainingByInstance, long taskSize) implements StopRule {
        public EmptiestInstance {
            remainingByInstance = Map.copyOf(remainingByInstance);
        }
    }
}

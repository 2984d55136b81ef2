package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.TaskGroup;
import java.util.List;
import java.util.Map;

/**
 * Asks for places for identical tasks.
 *
 * @param group the group that they belong to and that spread counts
 * @param shape what each of them needs
 * @param tasks the pods that will carry them, in the order in which they are placed; none that the ledger knows already
 * @param strategy how to choose among the instances that could take one; now only {@link PlacementStrategy#SERVICE_DEFAULT}
 * @param avoided instances that lately refused this shape, with the reason that they gave
 */
public record PlacementRequest(
        TaskGroup group,
        TaskShape shape,
        List<PodKey> tasks,
        List<PlacementStrategy> strategy,
        Map<String, String> avoided) {
    public PlacementRequest {
        tasks = List.copyOf(tasks);
        strategy = List.copyOf(strategy);
        avoided = Map.copyOf(avoided);
        if (!strategy.equals(PlacementStrategy.SERVICE_DEFAULT)) {
            throw new IllegalArgumentException(
                    "placementStrategy " + strategy + " is not known: use " + PlacementStrategy.SERVICE_DEFAULT);
        }
    }
}

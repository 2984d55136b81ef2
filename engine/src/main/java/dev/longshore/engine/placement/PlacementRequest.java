package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.TaskGroup;
import java.util.List;
import java.util.Map;

/**
 * Asks for places for identical tasks.
 *
 * @param group the group that they belong to and that spread and distinctInstance count
 * @param shape what each of them needs
 * @param rules which instances they may have, and which they prefer
 * @param tasks the pods that will carry them, in the order in which they are placed; none that the ledger knows already
 * @param avoided instances that lately refused this shape, with the reason that they gave
 * @param seed decides where {@link PlacementStrategy.Random} is asked: the same seed, the same choice
 */
public record PlacementRequest(
        TaskGroup group,
        TaskShape shape,
        PlacementRules rules,
        List<PodKey> tasks,
        Map<String, String> avoided,
        long seed) {
    public PlacementRequest {
        tasks = List.copyOf(tasks);
        avoided = Map.copyOf(avoided);
    }
}

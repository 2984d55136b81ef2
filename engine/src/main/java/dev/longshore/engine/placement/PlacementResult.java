package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.PodKey;
import java.util.List;
import java.util.Optional;

/**
 * What became of a request.
 *
 * @param placed the tasks that have a place, in the order of the request
 * @param unplaced those for which no instance met all requirements
 * @param explanation why, present exactly when a task is unplaced
 */
public record PlacementResult(List<Placement> placed, List<PodKey> unplaced, Optional<Explanation> explanation) {
    public PlacementResult {
        placed = List.copyOf(placed);
        unplaced = List.copyOf(unplaced);
    }
}

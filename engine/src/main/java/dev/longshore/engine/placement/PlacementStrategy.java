package dev.longshore.engine.placement;

import java.util.List;

/** One rule that orders the instances that could take a task; each rule breaks the ties of the one before. */
public sealed interface PlacementStrategy permits PlacementStrategy.Spread {
    /** What ECS does for a service that names no strategy: fewest of its tasks in the zone, then on the instance. */
    List<PlacementStrategy> SERVICE_DEFAULT =
            List.of(new Spread("attribute:ecs.availability-zone"), new Spread("instanceId"));

    /**
     * Prefers the value of the field that has the fewest tasks of the same group.
     *
     * @param field {@code instanceId}, {@code host} or {@code attribute:NAME}
     */
    record Spread(String field) implements PlacementStrategy {}
}

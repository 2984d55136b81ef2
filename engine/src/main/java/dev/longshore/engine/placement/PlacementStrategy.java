package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Instance;
import java.util.List;

/**
 * One rule that orders the instances that could take a task; each rule breaks the ties of the one before. It never
 * excludes an instance.
 */
public sealed interface PlacementStrategy {
    /** What ECS does for a service that names no strategy: fewest of its tasks in the zone, then on the instance. */
    List<PlacementStrategy> SERVICE_DEFAULT =
            List.of(new Spread("attribute:" + Instance.AVAILABILITY_ZONE), new Spread(Spread.INSTANCE_ID));

    /** What ECS does for RunTask without a strategy: over the zones, at random within them. */
    List<PlacementStrategy> RUN_TASK_DEFAULT =
            List.of(new Spread("attribute:" + Instance.AVAILABILITY_ZONE), new Random());

    /** What Fargate does, and all that it does: over the zones. */
    List<PlacementStrategy> FARGATE = List.of(new Spread("attribute:" + Instance.AVAILABILITY_ZONE));

    /**
     * Prefers the value of the field that has the fewest tasks of the same group; instances that lack the attribute count
     * as one value.
     *
     * @param field {@code instanceId}, {@code host} or {@code attribute:NAME}
     */
    record Spread(String field) implements PlacementStrategy {
        /** Spreads over the single instances. */
        public static final String INSTANCE_ID = "instanceId";

        private static final String HOST = "host";
        private static final String ATTRIBUTE = "attribute:";

        public Spread {
            if (!field.equals(INSTANCE_ID) && !field.equals(HOST) && !field.startsWith(ATTRIBUTE)) {
                throw new IllegalArgumentException("placementStrategy field \"" + field
                        + "\" is none to spread by: use instanceId, host or attribute:NAME");
            }
        }

        /** Whether it spreads over the single instances. */
        public boolean overInstances() {
            return !field.startsWith(ATTRIBUTE);
        }

        /** The attribute's name, of a spread over one. */
        public String attribute() {
            return field.substring(ATTRIBUTE.length());
        }
    }

    /** Prefers the instance with the least left of a resource: the fullest that still has room. */
    record Binpack(Resource resource) implements PlacementStrategy {}

    /** Prefers none: each instance is as likely as any other. */
    record Random() implements PlacementStrategy {}

    /** What {@link Binpack} fills up. */
    enum Resource {
        CPU,
        MEMORY
    }
}

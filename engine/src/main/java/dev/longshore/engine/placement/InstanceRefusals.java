package dev.longshore.engine.placement;

import java.util.List;

/**
 * Why one instance can not take a task.
 *
 * @param instance its name
 * @param refusals every clause that failed, in the order of the funnel; at least one
 */
public record InstanceRefusals(String instance, List<Refusal> refusals) {
    public InstanceRefusals {
        refusals = List.copyOf(refusals);
        if (refusals.isEmpty()) {
            throw new IllegalArgumentException("instance " + instance + " refuses nothing");
        }
    }

    /** The clause that failed first. */
    public Refusal first() {
        return refusals.getFirst();
    }
}

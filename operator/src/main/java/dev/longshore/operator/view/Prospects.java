package dev.longshore.operator.view;

import dev.longshore.operator.placement.Owner;
import dev.longshore.operator.pod.EcsTask;
import java.util.List;

/**
 * How far the tasks of a service or Task are placed, and what the next one would meet.
 *
 * @param cluster name of the Cluster that it asks for
 * @param definition {@code family:revision}, or the reference as it was given where it cannot be resolved
 * @param desired how many tasks it wants; a Task's stopped ones count among them
 * @param tasks those that have an instance and have not ended
 */
public record Prospects(
        Owner owner, String cluster, String definition, int desired, List<EcsTask> tasks, Outlook next) {
    public Prospects {
        tasks = List.copyOf(tasks);
    }
}

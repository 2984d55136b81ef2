package dev.longshore.operator.placement;

import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.engine.placement.Placement;
import dev.longshore.engine.placement.PlacementStrategy;
import dev.longshore.engine.placement.TaskShape;
import dev.longshore.operator.names.TaskName;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/**
 * The tasks that an owner wants started and that have no pod yet. Saying it again replaces what was said before; tasks that are
 * being written are beyond recall.
 *
 * @param deployment what the tasks are made from: a refusal of the definition holds until this changes
 * @param tasks each with the name that its pod will have
 * @param waits whether tasks without room wait for it; otherwise they are tried once
 */
public record Wanted(
        TaskGroup group,
        String deployment,
        TaskShape shape,
        List<PlacementStrategy> strategy,
        List<TaskName> tasks,
        PodFactory pods,
        boolean waits) {
    public Wanted {
        strategy = List.copyOf(strategy);
        tasks = List.copyOf(tasks);
    }

    /** Makes the complete pod of a placed task. */
    @FunctionalInterface
    public interface PodFactory {
        Pod create(TaskName task, Placement placement);
    }
}

package dev.longshore.operator.placement;

import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.engine.placement.Placement;
import dev.longshore.engine.placement.PlacementRules;
import dev.longshore.engine.placement.TaskShape;
import dev.longshore.operator.names.TaskName;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;

/**
 * The tasks that an owner wants started and that have no pod yet. Saying it again replaces what was said before; tasks that are
 * being written are beyond recall.
 *
 * @param deployment what the tasks are made from: a refusal of the definition holds until this changes
 * @param rules which instances the tasks may have, and which they prefer
 * @param tasks each with the name that its pod will have
 * @param targets pod name to the one instance that StartTask names for it; empty where the tasks are placed by rules
 * @param waits whether tasks without room wait for it; otherwise they are tried once
 */
public record Wanted(
        TaskGroup group,
        String deployment,
        TaskShape shape,
        PlacementRules rules,
        List<TaskName> tasks,
        Map<String, String> targets,
        PodFactory pods,
        boolean waits) {
    public Wanted {
        tasks = List.copyOf(tasks);
        targets = Map.copyOf(targets);
    }

    /** Makes the complete pod of a placed task. */
    @FunctionalInterface
    public interface PodFactory {
        Pod create(TaskName task, Placement placement);
    }
}

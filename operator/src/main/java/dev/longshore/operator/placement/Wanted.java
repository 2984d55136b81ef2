package dev.longshore.operator.placement;

import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.engine.placement.Placement;
import dev.longshore.engine.placement.PlacementConstraint;
import dev.longshore.engine.placement.PlacementRules;
import dev.longshore.engine.placement.TaskShape;
import dev.longshore.operator.names.TaskName;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tasks that an owner wants started and that have no pod yet. Saying it again replaces what was said before; tasks that are
 * being written are beyond recall.
 *
 * @param deployment what the tasks are made from: a refusal of the definition holds until this changes
 * @param rules which instances the tasks may have, and which they prefer
 * @param tasks each with the name that its pod will have
 * @param targets pod name to the one instance that StartTask names for it; empty where the tasks are placed by rules
 * @param waits whether tasks without room wait for it; otherwise they are tried once
 * @param considered the instances that a DAEMON service has looked at: on others, no REPLICA task is placed before it has; empty
 *     for every other owner
 * @param providers pod name to the capacity provider that a strategy chose for it; those that are not named have the rules' own
 */
public record Wanted(
        TaskGroup group,
        String deployment,
        TaskShape shape,
        PlacementRules rules,
        List<TaskName> tasks,
        Map<String, String> targets,
        PodFactory pods,
        boolean waits,
        Optional<Set<String>> considered,
        Map<String, String> providers) {
    /** Tasks of one capacity provider. */
    public Wanted(
            TaskGroup group,
            String deployment,
            TaskShape shape,
            PlacementRules rules,
            List<TaskName> tasks,
            Map<String, String> targets,
            PodFactory pods,
            boolean waits,
            Optional<Set<String>> considered) {
        this(group, deployment, shape, rules, tasks, targets, pods, waits, considered, Map.of());
    }

    public Wanted {
        tasks = List.copyOf(tasks);
        targets = Map.copyOf(targets);
        considered = considered.map(Set::copyOf);
        providers = Map.copyOf(providers);
    }

    /** The capacity provider of a task, by its pod's name; empty text if it has none. */
    public String provider(String podName) {
        return providers.getOrDefault(podName, rules.capacityProvider());
    }

    /** Whether an instance can have but one of the tasks. */
    boolean alone() {
        return rules.constraints().stream().anyMatch(PlacementConstraint.DistinctInstance.class::isInstance)
                || shape.ports().stream().anyMatch(port -> !port.dynamic());
    }

    /** The same, shared among capacity providers as a strategy chose: by pod name. */
    public Wanted sharedBy(Map<String, String> chosen) {
        return new Wanted(group, deployment, shape, rules, tasks, targets, pods, waits, considered, chosen);
    }

    /** The same for a DAEMON service. */
    public Wanted onEach(Map<String, String> instances, Set<String> considered) {
        return new Wanted(
                group, deployment, shape, rules, tasks, instances, pods, waits, Optional.of(considered), providers);
    }

    /** Makes the complete pod of a placed task. */
    @FunctionalInterface
    public interface PodFactory {
        Pod create(TaskName task, Placement placement, String provider);
    }
}

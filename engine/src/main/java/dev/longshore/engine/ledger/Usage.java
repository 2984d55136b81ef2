package dev.longshore.engine.ledger;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What one instance has and what is taken of it, at one moment.
 *
 * @param registered what pods may take; {@link Resources#NONE} while the instance is not registered
 * @param remaining registered minus taken; negative where foreign pods took more than there is
 * @param reservedPorts host ports that no task may have: the instance's own set, thousands of ports that are never copied
 * @param heldPorts host ports held by pods
 * @param dynamicPortsTaken those of heldPorts that were chosen dynamically (ECS does not list them)
 * @param tasksByGroup number of tasks for each task group that has any here
 * @param pods number of pods, foreign ones included
 * @param assumed how many of the pods were placed but not seen yet
 */
public record Usage(
        Resources registered,
        Resources remaining,
        Set<HostPort> reservedPorts,
        Set<HostPort> heldPorts,
        Set<HostPort> dynamicPortsTaken,
        Map<TaskGroup, Integer> tasksByGroup,
        int pods,
        int assumed) {
    public Usage {
        reservedPorts = Set.copyOf(reservedPorts);
        heldPorts = Set.copyOf(heldPorts);
        dynamicPortsTaken = Set.copyOf(dynamicPortsTaken);
        tasksByGroup = Map.copyOf(tasksByGroup);
    }

    /** Reserved host ports and those held by pods. */
    public Set<HostPort> portsTaken() {
        Set<HostPort> all = new HashSet<>(reservedPorts);
        all.addAll(heldPorts);
        return all;
    }

    /** Number of tasks, foreign pods left out. */
    public int tasks() {
        return tasksByGroup.values().stream().mapToInt(Integer::intValue).sum();
    }
}

package dev.longshore.engine.ledger;

import java.util.Optional;
import java.util.Set;

/**
 * All that one pod holds on its instance.
 *
 * @param resources what the scheduler counts for the pod
 * @param hostPorts every host port that it holds, static and dynamic
 * @param dynamicPorts those of hostPorts that Longshore chose; they rest for a while after release
 * @param group the task group, or empty for a foreign pod
 */
public record Claim(
        Resources resources, Set<HostPort> hostPorts, Set<HostPort> dynamicPorts, Optional<TaskGroup> group) {
    public Claim {
        hostPorts = Set.copyOf(hostPorts);
        dynamicPorts = Set.copyOf(dynamicPorts);
        if (!hostPorts.containsAll(dynamicPorts)) {
            throw new IllegalArgumentException(
                    "dynamicPorts " + dynamicPorts + " must be among hostPorts " + hostPorts);
        }
    }

    /** What a foreign pod holds: it belongs to no task group and no port of it was chosen by us. */
    public static Claim foreign(Resources resources, Set<HostPort> hostPorts) {
        return new Claim(resources, hostPorts, Set.of(), Optional.empty());
    }
}

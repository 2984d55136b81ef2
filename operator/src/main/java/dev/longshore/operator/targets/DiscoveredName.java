package dev.longshore.operator.targets;

import java.util.List;
import java.util.Optional;

/**
 * A name under which other tasks find a service.
 *
 * @param name of the core Service, and so in the cluster's DNS
 * @param headless whether it leads to the tasks' own addresses, as service discovery does; Service Connect has an address of its own
 * @param ports none where only addresses are looked up
 */
public record DiscoveredName(String name, boolean headless, List<DiscoveredPort> ports) {

    /**
     * A port of that name.
     *
     * @param name of the port, as in SRV records
     * @param port that clients connect to
     * @param source the port mapping's name, or the container and port, by which each task's own revision is asked
     */
    record DiscoveredPort(String name, int port, Source source) {}

    /** Which of a task's ports it is. */
    record Source(Optional<String> portName, Optional<Integer> containerPort) {}
}

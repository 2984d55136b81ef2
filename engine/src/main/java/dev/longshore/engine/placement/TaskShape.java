package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Resources;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a task needs of an instance.
 *
 * @param resources what its pod requests, in Kubernetes quantities
 * @param ports its port mappings, in the order in which they are bound; no static host port twice
 */
public record TaskShape(Resources resources, List<PortRequest> ports) {
    public TaskShape {
        ports = List.copyOf(ports);
        Set<HostPort> seen = new HashSet<>();
        for (PortRequest port : ports) {
            if (!port.dynamic() && !seen.add(new HostPort(port.hostPort(), port.protocol()))) {
                throw new IllegalArgumentException("hostPort " + port.hostPort() + " is mapped twice for "
                        + port.protocol() + ": give each mapping its own, or 0 for a dynamic one");
            }
        }
    }
}

package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Resources;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a task needs of an instance.
 *
 * @param resources what its pod requests, in Kubernetes quantities; an awsvpc task takes one network interface
 * @param ports its port mappings, in the order in which they are bound; no static host port twice
 * @param attributes what its definition requires of the instance
 * @param subnets the subnets that an awsvpc task may be in, by id or by zone; empty if any will do. An instance that does
 *     not say its subnet is not kept out by ids of subnets alone
 */
public record TaskShape(
        Resources resources, List<PortRequest> ports, List<RequiredAttribute> attributes, Set<String> subnets) {
    public TaskShape {
        ports = List.copyOf(ports);
        attributes = List.copyOf(attributes);
        subnets = Set.copyOf(subnets);
        Set<HostPort> seen = new HashSet<>();
        for (PortRequest port : ports) {
            if (!port.dynamic() && !seen.add(new HostPort(port.hostPort(), port.protocol()))) {
                throw new IllegalArgumentException("hostPort " + port.hostPort() + " is mapped twice for "
                        + port.protocol() + ": give each mapping its own, or 0 for a dynamic one");
            }
        }
    }

    /** The same, limited to these subnets. */
    public TaskShape inSubnets(Set<String> only) {
        return new TaskShape(resources, ports, attributes, only);
    }

    /** A shape that asks for room and ports alone. */
    public TaskShape(Resources resources, List<PortRequest> ports) {
        this(resources, ports, List.of(), Set.of());
    }
}

package dev.longshore.engine.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of one container instance, apart from the pods on it.
 *
 * @param name its name, which is the Node's
 * @param registered what pods may take: the node's allocatable, and network interfaces by its instance type
 * @param maxPods how many pods the kubelet admits
 * @param reservedPorts host ports that no task may have
 * @param dynamicPorts where dynamic host ports come from
 * @param attributes attribute name to value, among them {@value #AVAILABILITY_ZONE}; a value may be empty
 * @param status only ACTIVE takes new tasks
 * @param agentConnected false while the node is not ready: tasks stay, new ones are refused
 * @param untoleratedTaints taints ({@code key=value:effect}) that the Cluster's tasks do not tolerate, a cordon among them
 * @param identity versions, ids and dates that expressions may ask for
 */
public record Instance(
        String name,
        Resources registered,
        int maxPods,
        Set<HostPort> reservedPorts,
        PortRange dynamicPorts,
        Map<String, String> attributes,
        InstanceStatus status,
        boolean agentConnected,
        List<String> untoleratedTaints,
        InstanceIdentity identity) {
    /** The attribute that names the zone. */
    public static final String AVAILABILITY_ZONE = "ecs.availability-zone";

    /** The attribute that names the subnet. */
    public static final String SUBNET_ID = "ecs.subnet-id";

    public Instance {
        reservedPorts = Set.copyOf(reservedPorts);
        attributes = Map.copyOf(attributes);
        untoleratedTaints = List.copyOf(untoleratedTaints);
    }

    /** Starts an ACTIVE, connected instance of the given size, with the kubelet's 110 pods and Linux's dynamic ports. */
    public static InstanceBuilder builder(String name, Resources registered) {
        return new InstanceBuilder(name, registered);
    }

    /** The zone; empty text where the node names none: such instances form a zone of their own. */
    public String zone() {
        return attributes.getOrDefault(AVAILABILITY_ZONE, "");
    }
}

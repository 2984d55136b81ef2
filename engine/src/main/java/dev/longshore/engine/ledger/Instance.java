package dev.longshore.engine.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of one container instance, apart from the pods on it.
 *
 * @param name its name, which is the Node's
 * @param registered CPU and memory that pods may take (the node's allocatable)
 * @param maxPods how many pods the kubelet admits
 * @param reservedPorts host ports that no task may have
 * @param dynamicPorts where dynamic host ports come from
 * @param attributes attribute name to value, among them {@value #AVAILABILITY_ZONE}; a value may be empty
 * @param status only ACTIVE takes new tasks
 * @param agentConnected false while the node is not ready: tasks stay, new ones are refused
 * @param untoleratedTaints taints ({@code key=value:effect}) that the Cluster's tasks do not tolerate, a cordon among them
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
        List<String> untoleratedTaints) {
    /** The attribute that names the zone. */
    public static final String AVAILABILITY_ZONE = "ecs.availability-zone";

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

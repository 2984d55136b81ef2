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
 * @param capacityProvider the capacity provider that it belongs to: empty text if none, {@value #FARGATE} or {@value #FARGATE_SPOT} for a
 *     node of Fargate's, which is no container instance
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
        InstanceIdentity identity,
        String capacityProvider) {
    /** The attribute that names the zone. */
    public static final String AVAILABILITY_ZONE = "ecs.availability-zone";

    /** The attribute that names the subnet. */
    public static final String SUBNET_ID = "ecs.subnet-id";

    /** The capacity provider of Fargate's nodes. */
    public static final String FARGATE = "FARGATE";

    /** The capacity provider of Fargate's nodes that may be taken back at any time. */
    public static final String FARGATE_SPOT = "FARGATE_SPOT";

    public Instance {
        reservedPorts = Set.copyOf(reservedPorts);
        attributes = Map.copyOf(attributes);
        untoleratedTaints = List.copyOf(untoleratedTaints);
    }

    /** Starts an ACTIVE, connected instance of the given size, with the kubelet's 110 pods and Linux's dynamic ports. */
    public static InstanceBuilder builder(String name, Resources registered) {
        return new InstanceBuilder(name, registered);
    }

    /** Whether it is one of Fargate's nodes: nothing but tasks for Fargate runs there. */
    public boolean isFargate() {
        return capacityProvider.equals(FARGATE) || capacityProvider.equals(FARGATE_SPOT);
    }

    /**
     * Whether tasks for a capacity provider run here.
     *
     * @param provider empty text for tasks without one, which run on every container instance
     */
    public boolean serves(String provider) {
        return provider.isEmpty() ? !isFargate() : provider.equals(capacityProvider);
    }

    /** The zone; empty text where the node names none: such instances form a zone of their own. */
    public String zone() {
        return attributes.getOrDefault(AVAILABILITY_ZONE, "");
    }
}

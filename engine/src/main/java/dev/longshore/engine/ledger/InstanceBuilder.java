package dev.longshore.engine.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds an {@link Instance}; what is not set keeps the value of an ordinary healthy node. */
public final class InstanceBuilder {
    private static final int KUBELET_MAX_PODS = 110;

    private final String name;
    private final Resources registered;
    private final Map<String, String> attributes = new HashMap<>();
    private int maxPods = KUBELET_MAX_PODS;
    private Set<HostPort> reservedPorts = Set.of();
    private PortRange dynamicPorts = PortRange.DYNAMIC_DEFAULT;
    private InstanceStatus status = InstanceStatus.ACTIVE;
    private boolean agentConnected = true;
    private List<String> untoleratedTaints = List.of();
    private InstanceIdentity identity = InstanceIdentity.UNKNOWN;
    private String capacityProvider = "";

    InstanceBuilder(String name, Resources registered) {
        this.name = name;
        this.registered = registered;
    }

    /** How many pods the kubelet admits; 110 unless set. */
    public InstanceBuilder maxPods(int pods) {
        this.maxPods = pods;
        return this;
    }

    /** Host ports that no task may have; none unless set. */
    public InstanceBuilder reservedPorts(Set<HostPort> ports) {
        this.reservedPorts = ports;
        return this;
    }

    /** Where dynamic host ports come from; 32768-60999 unless set. */
    public InstanceBuilder dynamicPorts(PortRange range) {
        this.dynamicPorts = range;
        return this;
    }

    /** Sets one attribute. */
    public InstanceBuilder attribute(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** Sets these attributes besides those already set. */
    public InstanceBuilder attributes(Map<String, String> values) {
        attributes.putAll(values);
        return this;
    }

    /** Sets the attribute {@value Instance#AVAILABILITY_ZONE}. */
    public InstanceBuilder zone(String zone) {
        return attribute(Instance.AVAILABILITY_ZONE, zone);
    }

    /** The status; ACTIVE unless set. */
    public InstanceBuilder status(InstanceStatus value) {
        this.status = value;
        return this;
    }

    /** Whether the node is ready; true unless set. */
    public InstanceBuilder agentConnected(boolean connected) {
        this.agentConnected = connected;
        return this;
    }

    /** Taints that the Cluster's tasks do not tolerate; none unless set. */
    public InstanceBuilder untoleratedTaints(List<String> taints) {
        this.untoleratedTaints = taints;
        return this;
    }

    /** Versions, ids and dates that expressions may ask for; unknown unless set. */
    public InstanceBuilder identity(InstanceIdentity known) {
        this.identity = known;
        return this;
    }

    /** The capacity provider that it belongs to; none unless set. */
    public InstanceBuilder capacityProvider(String provider) {
        this.capacityProvider = provider;
        return this;
    }

    /** The instance. */
    public Instance build() {
        return new Instance(
                name,
                registered,
                maxPods,
                reservedPorts,
                dynamicPorts,
                attributes,
                status,
                agentConnected,
                untoleratedTaints,
                identity,
                capacityProvider);
    }
}

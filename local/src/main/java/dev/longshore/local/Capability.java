package dev.longshore.local;

/** What a provider of local clusters may be able to do; a request names what it needs. */
public enum Capability {
    /** At least one node with a kubelet that runs containers. */
    REAL_NODES("a real node"),
    /** As many real nodes as asked for. */
    SEVERAL_NODES("several real nodes"),
    /** Real nodes with names and labels of the caller's choice, added at any time. */
    NODE_LABELS("real nodes with chosen names and labels"),
    /** A node whose processes all die at once while its Node object stays. */
    NODE_KILL("killing a node"),
    /** Nodes without a kubelet, whose pods are played by kwok. */
    SIMULATED_NODES("simulated nodes"),
    /** Importing a docker-archive into every real node. */
    IMAGE_LOAD("loading images"),
    /** Own flags for kube-apiserver. */
    API_SERVER_FLAGS("flags for kube-apiserver"),
    /** Own flags for the controller manager, scheduler or kubelet. */
    COMPONENT_FLAGS("flags for other components"),
    /** Namespaces are finalised and owner references collected. */
    CONTROLLER_MANAGER("kube-controller-manager"),
    /** Pods without a nodeName are bound. */
    SCHEDULER("kube-scheduler"),
    /** The API server's audit log as a local file. */
    AUDIT_LOG("an audit log"),
    /** The process ids of the components, for measuring them. */
    PROCESSES("process ids"),
    /** A named cluster that outlives the JVM. */
    PERSISTENCE("a cluster that outlives its process");

    private final String text;

    Capability(String text) {
        this.text = text;
    }

    /** The capability in words, for messages. */
    public String text() {
        return text;
    }
}

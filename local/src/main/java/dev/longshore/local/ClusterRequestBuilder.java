package dev.longshore.local;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Builds a {@link ClusterRequest}, from the default: an API with kube-controller-manager and no node. */
public final class ClusterRequestBuilder {
    private Optional<String> provider = Optional.empty();
    private final List<NodeRequest> realNodes = new ArrayList<>();
    private final List<SimulatedNodes> simulatedNodes = new ArrayList<>();
    private boolean simulation;
    private boolean controllerManager = true;
    private boolean nodeLifecycle = true;
    private boolean scheduler;
    private final List<String> apiServerFlags = new ArrayList<>();
    private final Map<Component, List<String>> componentFlags = new EnumMap<>(Component.class);
    private boolean auditLog;
    private Progress progress = Progress.STDERR;

    ClusterRequestBuilder() {}

    /** Asks this provider only. */
    public ClusterRequestBuilder provider(String name) {
        provider = Optional.of(name);
        return this;
    }

    /** Real nodes {@code node-1}, {@code node-2}, ... each in a zone of its own: {@code zone-1}, {@code zone-2}, ... */
    public ClusterRequestBuilder realNodes(int count) {
        IntStream.rangeClosed(1, count).mapToObj(NodeRequest::numbered).forEach(realNodes::add);
        return this;
    }

    /** A real node of this name with these labels. */
    public ClusterRequestBuilder realNode(String name, Map<String, String> labels) {
        realNodes.add(new NodeRequest(name, labels));
        return this;
    }

    /** Simulated nodes after the default template. */
    public ClusterRequestBuilder simulatedNodes(int count) {
        return count == 0 ? this : simulatedNodes(SimulatedNodes.of(count));
    }

    /** Simulated nodes after a template. */
    public ClusterRequestBuilder simulatedNodes(SimulatedNodes nodes) {
        simulatedNodes.add(nodes);
        return this;
    }

    /** Lets simulated nodes be added later although none is asked for now. */
    public ClusterRequestBuilder simulation(boolean wanted) {
        simulation = wanted;
        return this;
    }

    /** Whether kube-controller-manager runs; it collects garbage and ends namespaces. On by default. */
    public ClusterRequestBuilder controllerManager(boolean wanted) {
        controllerManager = wanted;
        return this;
    }

    /** Whether silent nodes are marked and their pods evicted. On by default. */
    public ClusterRequestBuilder nodeLifecycle(boolean wanted) {
        nodeLifecycle = wanted;
        return this;
    }

    /** Whether kube-scheduler runs. Off by default. */
    public ClusterRequestBuilder scheduler(boolean wanted) {
        scheduler = wanted;
        return this;
    }

    /** Further flags of kube-apiserver. */
    public ClusterRequestBuilder apiServerFlags(String... flags) {
        apiServerFlags.addAll(List.of(flags));
        return this;
    }

    /** Further flags of another component. */
    public ClusterRequestBuilder componentFlags(Component component, String... flags) {
        componentFlags.computeIfAbsent(component, ignored -> new ArrayList<>()).addAll(List.of(flags));
        return this;
    }

    /** Whether the API server logs every write with its user agent. Off by default. */
    public ClusterRequestBuilder auditLog(boolean wanted) {
        auditLog = wanted;
        return this;
    }

    /** Who hears what happens; standard error by default. */
    public ClusterRequestBuilder progress(Progress listener) {
        progress = listener;
        return this;
    }

    /** The request. */
    public ClusterRequest build() {
        return new ClusterRequest(
                Optional.empty(),
                provider,
                realNodes,
                simulatedNodes,
                simulation,
                controllerManager,
                nodeLifecycle,
                scheduler,
                apiServerFlags,
                componentFlags,
                auditLog,
                progress);
    }
}

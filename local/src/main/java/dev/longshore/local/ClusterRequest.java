package dev.longshore.local;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller wants of a local cluster. Equal requests may share one cluster.
 *
 * @param name the name of a persistent cluster; empty for one that ends with its process
 * @param provider the only provider to ask; empty for the first that can
 * @param realNodes the real nodes to start
 * @param simulatedNodes the simulated nodes to start
 * @param simulation whether simulated nodes may be added later although none is asked for now
 * @param controllerManager whether kube-controller-manager runs
 * @param nodeLifecycle whether nodes that fall silent are marked and their pods evicted; off for benchmarks with many
 *     simulated nodes, whose late heartbeats would be taken for failures
 * @param scheduler whether kube-scheduler runs
 * @param apiServerFlags further flags of kube-apiserver, such as {@code --v=2}
 * @param componentFlags further flags of other components
 * @param auditLog whether the API server logs every write with its user agent
 * @param progress hears what happens
 */
public record ClusterRequest(
        Optional<String> name,
        Optional<String> provider,
        List<NodeRequest> realNodes,
        List<SimulatedNodes> simulatedNodes,
        boolean simulation,
        boolean controllerManager,
        boolean nodeLifecycle,
        boolean scheduler,
        List<String> apiServerFlags,
        Map<Component, List<String>> componentFlags,
        boolean auditLog,
        Progress progress) {

    public ClusterRequest {
        realNodes = List.copyOf(realNodes);
        simulatedNodes = List.copyOf(simulatedNodes);
        apiServerFlags = List.copyOf(apiServerFlags);
        componentFlags = Map.copyOf(componentFlags);
    }

    /** etcd, kube-apiserver and kube-controller-manager, without nodes. */
    public static ClusterRequestBuilder builder() {
        return new ClusterRequestBuilder();
    }

    /** The same as a persistent cluster of that name. */
    public ClusterRequest named(String clusterName) {
        return new ClusterRequest(
                Optional.of(clusterName),
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

    /** Further flags of one component. */
    public List<String> flags(Component component) {
        return componentFlags.getOrDefault(component, List.of());
    }

    /** What a provider must be able to do to serve this request. */
    public Set<Capability> needs() {
        Set<Capability> needs = EnumSet.noneOf(Capability.class);
        need(needs, Capability.PERSISTENCE, name.isPresent());
        need(needs, Capability.REAL_NODES, !realNodes.isEmpty());
        need(needs, Capability.NODE_LABELS, !realNodes.stream().allMatch(NodeRequest::isNumbered));
        need(needs, Capability.SEVERAL_NODES, realNodes.size() > 1);
        need(needs, Capability.SIMULATED_NODES, simulation || !simulatedNodes.isEmpty());
        need(needs, Capability.CONTROLLER_MANAGER, controllerManager);
        need(needs, Capability.SCHEDULER, scheduler);
        need(needs, Capability.API_SERVER_FLAGS, !apiServerFlags.isEmpty());
        need(needs, Capability.COMPONENT_FLAGS, !componentFlags.isEmpty() || !nodeLifecycle);
        need(needs, Capability.AUDIT_LOG, auditLog);
        return needs;
    }

    private static void need(Set<Capability> needs, Capability capability, boolean wanted) {
        if (wanted) {
            needs.add(capability);
        }
    }
}

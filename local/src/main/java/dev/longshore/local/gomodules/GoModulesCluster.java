package dev.longshore.local.gomodules;

import dev.longshore.local.Capability;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.NodeRequest;
import dev.longshore.local.RealNode;
import dev.longshore.local.SimulatedNodes;
import dev.longshore.local.machine.ClusterState;
import dev.longshore.local.machine.Keeper;
import dev.longshore.local.machine.Subnet;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A cluster of plain processes; all that it knows is in its folder. */
final class GoModulesCluster implements LocalCluster {
    private static final Set<Capability> OF_REAL_NODES = EnumSet.of(
            Capability.REAL_NODES,
            Capability.SEVERAL_NODES,
            Capability.NODE_LABELS,
            Capability.NODE_KILL,
            Capability.IMAGE_LOAD);

    private final ClusterState state;
    private final Optional<Keeper> keeper;
    private final KubernetesClient client;
    private final Toolbox tools;
    private final RealNodes realNodes;
    private final SimulatedNodeRunner simulatedNodes;
    private final Thread closeOnExit = new Thread(this::dismissKeeper, "longshore-local-close");
    private boolean closed;

    GoModulesCluster(ClusterState state, Optional<Keeper> keeper, Toolbox tools) {
        this.state = state;
        this.keeper = keeper;
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig()))
                .build();
        this.tools = tools;
        realNodes = new RealNodes(state, tools, client);
        simulatedNodes = new SimulatedNodeRunner(state, tools, client);
        if (keeper.isPresent()) {
            // The keeper would see to it anyway; so the process ends only after all is gone.
            Runtime.getRuntime().addShutdownHook(closeOnExit);
        }
    }

    @Override
    public String provider() {
        return GoModulesProvider.NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> all = EnumSet.allOf(Capability.class);
        if (!hasBridge()) {
            all.removeAll(OF_REAL_NODES);
        }
        return all;
    }

    @Override
    public String kubeconfig() {
        return state.read("kubeconfig").orElseThrow();
    }

    @Override
    public Path kubeconfigFile() {
        return state.file("kubeconfig");
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public List<RealNode> realNodes() {
        return hasBridge() ? realNodes.list() : List.of();
    }

    @Override
    public RealNode addNode(String name, Map<String, String> labels) {
        return addNodes(List.of(new NodeRequest(name, labels))).getFirst();
    }

    List<RealNode> addNodes(List<NodeRequest> requests) {
        if (!hasBridge() && !requests.isEmpty()) {
            throw new UnsupportedOperationException(
                    "this cluster was requested without real nodes, so it has no network for them; ask for at least one");
        }
        return realNodes.add(requests);
    }

    @Override
    public void killNode(String name) {
        realNodes.kill(name);
    }

    @Override
    public void loadImage(Path dockerArchive) {
        realNodes.loadImage(dockerArchive);
    }

    @Override
    public void addSimulatedNodes(SimulatedNodes nodes) {
        simulatedNodes.add(nodes);
    }

    @Override
    public void startMetricsServer() {
        new MetricsServer(state, tools, client).start();
    }

    @Override
    public Map<String, Long> processes() {
        return ProcessTable.of(state);
    }

    @Override
    public Optional<String> machineAddress() {
        return hasBridge() ? Optional.of(Subnet.of(state).gateway()) : Optional.empty();
    }

    private boolean hasBridge() {
        return Files.exists(state.file("slot"));
    }

    @Override
    public Optional<Path> auditLog() {
        return Optional.of(state.file("audit.log")).filter(Files::exists);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        client.close();
        dismissKeeper();
        try {
            Runtime.getRuntime().removeShutdownHook(closeOnExit);
        } catch (IllegalStateException exiting) {
            // The hook runs already; it finds the keeper dismissed.
        }
    }

    private void dismissKeeper() {
        keeper.ifPresent(Keeper::dismiss);
    }
}

package dev.longshore.local;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A running Kubernetes on this machine. Methods that the provider cannot serve throw {@link
 * UnsupportedOperationException}; {@link #capabilities()} says beforehand which.
 */
public interface LocalCluster extends AutoCloseable {
    /**
     * Starts a cluster with the first provider, in order, that can do all that is asked.
     *
     * @throws ClusterUnavailableException if none can; it says for each what is missing
     */
    static LocalCluster start(ClusterRequest request) {
        return Providers.start(request);
    }

    /** {@code kubeconfig}, {@code k3s} or {@code go-modules}. */
    String provider();

    /** What this cluster can do. */
    Set<Capability> capabilities();

    /** The administrator's kubeconfig as YAML, with its certificates inside. */
    String kubeconfig();

    /** The same as a file; it lives as long as the cluster. */
    Path kubeconfigFile();

    /** A shared client with the administrator's rights; closed with the cluster. */
    KubernetesClient client();

    /** The real nodes that this cluster started, in their order; killed ones are left out. */
    default List<RealNode> realNodes() {
        return List.of();
    }

    /** The address of this machine at which pods of its real nodes reach it; empty where there is none. */
    default Optional<String> machineAddress() {
        return Optional.empty();
    }

    /** Imports a docker-archive (what {@code docker save} writes) into every real node, and into those added later. */
    default void loadImage(Path dockerArchive) {
        throw new UnsupportedOperationException(provider() + " cannot load images");
    }

    /** Adds a real node and waits until it is Ready. */
    default RealNode addNode(String name, Map<String, String> labels) {
        throw new UnsupportedOperationException(provider() + " cannot add nodes");
    }

    /** Kills every process of a real node at once, as a power cut would. Its Node object stays. */
    default void killNode(String name) {
        throw new UnsupportedOperationException(provider() + " cannot kill nodes");
    }

    /** Adds simulated nodes and waits until they are Ready. */
    default void addSimulatedNodes(SimulatedNodes nodes) {
        throw new UnsupportedOperationException(provider() + " cannot simulate nodes");
    }

    /** Serves metrics.k8s.io, what nodes and pods use, measured every 10 s; returns once it answers. */
    default void startMetricsServer() {
        throw new UnsupportedOperationException(provider() + " cannot start a metrics server");
    }

    /** Process ids by component, such as {@code kube-apiserver} or {@code node-1/kubelet}; for measuring. */
    default Map<String, Long> processes() {
        return Map.of();
    }

    /** The API server's audit log, a JSON event a line, where the request asked for it. */
    default Optional<Path> auditLog() {
        return Optional.empty();
    }

    /** Ends the cluster and leaves nothing behind; a persistent one goes on, and only its client is closed. */
    @Override
    void close();
}

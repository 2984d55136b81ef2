package dev.longshore.local.kubeconfig;

import dev.longshore.local.Capability;
import dev.longshore.local.KubeconfigFile;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.RealNode;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A cluster that somebody else runs. */
final class KubeconfigCluster implements LocalCluster {
    private final KubeconfigFile kubeconfig;
    private final KubernetesClient client;

    KubeconfigCluster(Path file) {
        kubeconfig = KubeconfigFile.of(Embedding.embedded(file));
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.text()))
                .build();
    }

    @Override
    public String provider() {
        return KubeconfigProvider.NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.of(Capability.CONTROLLER_MANAGER, Capability.SCHEDULER);
        int nodes = realNodes().size();
        if (nodes > 0) {
            capabilities.add(Capability.REAL_NODES);
        }
        if (nodes > 1) {
            capabilities.add(Capability.SEVERAL_NODES);
        }
        return capabilities;
    }

    @Override
    public String kubeconfig() {
        return kubeconfig.text();
    }

    @Override
    public Path kubeconfigFile() {
        return kubeconfig.path();
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public List<RealNode> realNodes() {
        return client.nodes().list().getItems().stream()
                .filter(KubeconfigCluster::takesPods)
                .map(node -> new RealNode(node.getMetadata().getName(), address(node)))
                .toList();
    }

    private static boolean takesPods(Node node) {
        return node.getStatus().getConditions().stream()
                        .anyMatch(c ->
                                c.getType().equals("Ready") && c.getStatus().equals("True"))
                && node.getSpec().getTaints().stream()
                        .noneMatch(taint -> taint.getEffect().startsWith("No"));
    }

    private static String address(Node node) {
        return node.getStatus().getAddresses().stream()
                .filter(address -> address.getType().equals("InternalIP"))
                .map(NodeAddress::getAddress)
                .findFirst()
                .orElse("");
    }

    /** Closes the client; the cluster goes on. */
    @Override
    public void close() {
        client.close();
        kubeconfig.close();
    }
}

package dev.longshore.local.k3s;

import dev.longshore.local.Capability;
import dev.longshore.local.ClusterUnavailableException;
import dev.longshore.local.KubeconfigFile;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.RealNode;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.MountableFile;

/** k3s in a container. */
final class K3sCluster implements LocalCluster {
    private static final String ARCHIVE = "/tmp/image.tar";

    private final K3sContainer container;
    private final KubeconfigFile kubeconfig;
    private final KubernetesClient client;

    K3sCluster(K3sContainer container) {
        this.container = container;
        kubeconfig = KubeconfigFile.of(container.getKubeConfigYaml());
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.text()))
                .build();
    }

    @Override
    public String provider() {
        return K3sProvider.NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.copyOf(K3sProvider.CAPABILITIES);
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
                .map(node -> new RealNode(
                        node.getMetadata().getName(), address(node.getStatus().getAddresses())))
                .toList();
    }

    private static String address(List<NodeAddress> addresses) {
        return addresses.stream()
                .filter(address -> address.getType().equals("InternalIP"))
                .map(NodeAddress::getAddress)
                .findFirst()
                .orElse("");
    }

    @Override
    public void loadImage(Path dockerArchive) {
        container.copyFileToContainer(MountableFile.forHostPath(dockerArchive), ARCHIVE);
        try {
            ExecResult result = container.execInContainer("ctr", "-n", "k8s.io", "images", "import", ARCHIVE);
            if (result.getExitCode() != 0) {
                throw new IllegalArgumentException(
                        "k3s refuses the image " + dockerArchive + ": " + result.getStderr());
            }
        } catch (IOException | InterruptedException e) {
            throw new ClusterUnavailableException("cannot import " + dockerArchive + " into k3s", e);
        }
    }

    @Override
    public void close() {
        client.close();
        container.stop();
        kubeconfig.close();
    }
}

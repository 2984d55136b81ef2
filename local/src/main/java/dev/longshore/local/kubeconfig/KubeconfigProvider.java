package dev.longshore.local.kubeconfig;

import dev.longshore.local.Capability;
import dev.longshore.local.ClusterProvider;
import dev.longshore.local.ClusterRequest;
import dev.longshore.local.LocalCluster;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes the cluster of LONGSHORE_TEST_KUBECONFIG. What tests leave there is the user's to remove. */
public final class KubeconfigProvider implements ClusterProvider {
    static final String NAME = "kubeconfig";
    static final String VARIABLE = "LONGSHORE_TEST_KUBECONFIG";

    private final Optional<Path> file;

    /** Reads the environment. */
    public KubeconfigProvider() {
        this(Optional.ofNullable(System.getenv(VARIABLE))
                .filter(value -> !value.isBlank())
                .map(Path::of));
    }

    KubeconfigProvider(Optional<Path> file) {
        this.file = file;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> missingFor(ClusterRequest request) {
        if (file.isEmpty()) {
            return List.of(VARIABLE + " is not set");
        }
        if (!file.filter(Files::isReadable).isPresent()) {
            return List.of(VARIABLE + " names " + file.get() + ", which cannot be read");
        }
        try (LocalCluster cluster = start(request)) {
            return missing(request, cluster);
        } catch (KubernetesClientException e) {
            return List.of("the cluster of " + file.get() + " does not answer: " + e.getMessage());
        }
    }

    private static List<String> missing(ClusterRequest request, LocalCluster cluster) {
        Set<Capability> beyond = request.needs();
        beyond.removeAll(cluster.capabilities());
        int nodes = cluster.realNodes().size();
        if (nodes < request.realNodes().size()) {
            return List.of(
                    "it has " + nodes + " Ready nodes, " + request.realNodes().size() + " are wanted");
        }
        return beyond.stream()
                .map(capability -> "it cannot provide " + capability.text())
                .toList();
    }

    @Override
    public LocalCluster start(ClusterRequest request) {
        return new KubeconfigCluster(file.orElseThrow());
    }
}

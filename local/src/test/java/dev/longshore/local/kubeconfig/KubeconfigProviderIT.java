package dev.longshore.local.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.local.ClusterRequest;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.junit.LocalKubernetes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LocalKubernetes(provider = "go-modules")
class KubeconfigProviderIT {
    private static final ClusterRequest API = ClusterRequest.builder().build();

    @Test
    void aGivenClusterIsUsedAndGoesOn(LocalCluster given) {
        KubeconfigProvider provider = new KubeconfigProvider(Optional.of(given.kubeconfigFile()));
        assertThat(provider.missingFor(API)).isEmpty();
        try (LocalCluster cluster = provider.start(API)) {
            assertThat(cluster.provider()).isEqualTo("kubeconfig");
            assertThat(cluster.client().namespaces().withName("default").get()).isNotNull();
        }
        assertThat(given.client().namespaces().withName("default").get()).isNotNull();
    }

    @Test
    void filesThatAKubeconfigNamesAreEmbedded(LocalCluster given, @TempDir Path folder) throws IOException {
        Path authority = given.kubeconfigFile().resolveSibling("pki/ca.crt");
        Files.copy(authority, folder.resolve("ca.crt"));
        String byFile =
                given.kubeconfig().replaceFirst("certificate-authority-data: .*", "certificate-authority: ca.crt");
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), byFile);
        try (LocalCluster cluster = new KubeconfigProvider(Optional.of(kubeconfig)).start(API)) {
            assertThat(cluster.kubeconfig())
                    .contains("certificate-authority-data:")
                    .doesNotContain("ca.crt");
            assertThat(cluster.client().namespaces().withName("default").get()).isNotNull();
        }
    }

    @Test
    void whatTheClusterLacksIsSaid(LocalCluster given) {
        KubeconfigProvider provider = new KubeconfigProvider(Optional.of(given.kubeconfigFile()));
        assertThat(provider.missingFor(ClusterRequest.builder().realNodes(2).build()))
                .containsExactly("it has 0 Ready nodes, 2 are wanted");
        assertThat(provider.missingFor(ClusterRequest.builder().simulation(true).build()))
                .containsExactly("it cannot provide simulated nodes");
        assertThat(new KubeconfigProvider(Optional.empty()).missingFor(API))
                .containsExactly("LONGSHORE_TEST_KUBECONFIG is not set");
    }
}

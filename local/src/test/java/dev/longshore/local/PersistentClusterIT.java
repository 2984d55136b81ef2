package dev.longshore.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PersistentClusterIT {
    private static final String NAME =
            "persistent-it-" + ProcessHandle.current().pid();

    @AfterEach
    void down() {
        LocalClusters.down(NAME);
    }

    @Test
    void aNamedClusterIsFoundAgainUntilItIsTakenDown() throws Exception {
        ClusterRequest request =
                ClusterRequest.builder().controllerManager(false).build();
        Path folder;
        try (LocalCluster cluster = LocalClusters.up(NAME, request)) {
            folder = cluster.kubeconfigFile().resolveSibling("").normalize();
            assertThat(cluster.capabilities()).contains(Capability.PERSISTENCE);
        }
        try (LocalCluster again = LocalClusters.up(NAME, request)) {
            assertThat(again.kubeconfigFile()).isEqualTo(folder.resolve("kubeconfig"));
            assertThat(again.client().namespaces().withName("default").get()).isNotNull();
        }
        assertThat(LocalClusters.down(NAME)).isTrue();
        assertThat(LocalClusters.find(NAME)).isEmpty();
        assertThat(LocalClusters.down(NAME)).isFalse();
        assertThat(Leftovers.of(String.valueOf(folder.getFileName()), folder)).isEmpty();
    }
}

package dev.longshore.local.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.local.Capability;
import dev.longshore.local.ClusterRequest;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class K3sProviderIT {
    private static DockerEngine engine;

    @BeforeAll
    static void startEngine() {
        engine = DockerEngine.start(Progress.STDERR);
        K3sStandIn.loadInto(engine, Progress.STDERR);
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @Test
    void k3sIsTheFirstChoiceWhereADockerEngineAnswers() {
        ClusterRequest request = ClusterRequest.builder()
                .apiServerFlags("--default-not-ready-toleration-seconds=7")
                .build();
        try (LocalCluster cluster = LocalCluster.start(request)) {
            assertThat(cluster.provider()).isEqualTo("k3s");
            assertThat(cluster.capabilities()).contains(Capability.API_SERVER_FLAGS);
            assertThat(cluster.client().namespaces().list().getItems())
                    .extracting(namespace -> namespace.getMetadata().getName())
                    .contains("default", "kube-system");
        }
    }

    @Test
    void whatOneContainerCannotDoIsLeftToTheNextProvider() {
        ClusterRequest request = ClusterRequest.builder().simulation(true).build();
        try (LocalCluster cluster = LocalCluster.start(request)) {
            assertThat(cluster.provider()).isEqualTo("go-modules");
        }
    }
}

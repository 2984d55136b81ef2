package dev.longshore.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterRequestTest {
    @Test
    void theDefaultNeedsAnApiWithItsControllersOnly() {
        assertThat(ClusterRequest.builder().build().needs()).containsExactly(Capability.CONTROLLER_MANAGER);
    }

    @Test
    void whatIsAskedForBecomesANeed() {
        ClusterRequest request = ClusterRequest.builder()
                .realNodes(2)
                .simulatedNodes(5)
                .scheduler(true)
                .auditLog(true)
                .apiServerFlags("--v=2")
                .nodeLifecycle(false)
                .build()
                .named("dev");
        assertThat(request.needs())
                .containsExactlyInAnyOrder(
                        Capability.REAL_NODES,
                        Capability.SEVERAL_NODES,
                        Capability.SIMULATED_NODES,
                        Capability.CONTROLLER_MANAGER,
                        Capability.SCHEDULER,
                        Capability.AUDIT_LOG,
                        Capability.API_SERVER_FLAGS,
                        Capability.COMPONENT_FLAGS,
                        Capability.PERSISTENCE);
    }

    @Test
    void ownLabelsNeedAProviderThatCanGiveThem() {
        ClusterRequest request = ClusterRequest.builder()
                .realNode("blue", Map.of("color", "blue"))
                .build();
        assertThat(request.needs()).contains(Capability.NODE_LABELS).doesNotContain(Capability.SEVERAL_NODES);
    }

    @Test
    void equalRequestsAreEqual() {
        assertThat(ClusterRequest.builder().realNodes(1).build())
                .isEqualTo(ClusterRequest.builder().realNodes(1).build())
                .isNotEqualTo(ClusterRequest.builder().realNodes(2).build());
    }

    @Test
    void aNodeNameMustBeALabel() {
        assertThatThrownBy(() -> ClusterRequest.builder().realNode("Node_1", Map.of()))
                .hasMessageContaining("\"Node_1\"")
                .hasMessageContaining("DNS label");
    }

    @Test
    void withoutAProviderItIsSaidWhatEachIsMissing() {
        ClusterRequest request =
                ClusterRequest.builder().provider("k3s").simulation(true).build();
        assertThatThrownBy(() -> LocalCluster.start(request))
                .isInstanceOf(ClusterUnavailableException.class)
                .hasMessageContaining("k3s: it cannot provide simulated nodes");
        assertThatThrownBy(() -> LocalCluster.start(
                        ClusterRequest.builder().provider("none").build()))
                .hasMessageContaining("there is no provider \"none\"; there are kubeconfig, k3s, go-modules");
    }
}

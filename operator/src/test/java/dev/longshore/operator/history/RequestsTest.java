package dev.longshore.operator.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestsTest {
    @Test
    void containersRunTogether() {
        assertThat(requests("""
                        containers:
                        - {name: a, resources: {requests: {cpu: 250m, memory: 1Gi}}}
                        - {name: b, resources: {requests: {cpu: "1", memory: 1k}}}
                        """)).isEqualTo(Map.of("cpu", 1250L, "memory", 1073741824L + 1000, "pods", 1L));
    }

    @Test
    void initContainersCountAtTheirPeak() {
        assertThat(requests("""
                        initContainers:
                        - {name: small, resources: {requests: {cpu: 100m}}}
                        - {name: large, resources: {requests: {cpu: 900m}}}
                        containers:
                        - {name: a, resources: {requests: {cpu: 500m}}}
                        """)).containsEntry("cpu", 900L);
    }

    @Test
    void sidecarsRunWithThoseAfterThem() {
        String sidecarThenInit = """
                initContainers:
                - {name: side, restartPolicy: Always, resources: {requests: {cpu: 200m}}}
                - {name: init, resources: {requests: {cpu: 900m}}}
                containers:
                - {name: a, resources: {requests: {cpu: 500m}}}
                """;
        String initThenSidecar = """
                initContainers:
                - {name: init, resources: {requests: {cpu: 900m}}}
                - {name: side, restartPolicy: Always, resources: {requests: {cpu: 200m}}}
                containers:
                - {name: a, resources: {requests: {cpu: 800m}}}
                """;
        assertThat(requests(sidecarThenInit)).containsEntry("cpu", 1100L);
        assertThat(requests(initThenSidecar)).containsEntry("cpu", 1000L);
    }

    @Test
    void thePodsOwnSizeWinsAndOverheadComesOnTop() {
        assertThat(requests("""
                        resources: {requests: {cpu: "2"}}
                        overhead: {cpu: 50m, memory: 10}
                        containers:
                        - {name: a, resources: {requests: {cpu: 500m, memory: 100}}}
                        """)).isEqualTo(Map.of("cpu", 2050L, "memory", 110L, "pods", 1L));
    }

    @Test
    void partsOfAUnitAreRoundedUp() {
        assertThat(requests("""
                        containers:
                        - {name: a, resources: {requests: {cpu: 0.0001, memory: 1500m}}}
                        """)).isEqualTo(Map.of("cpu", 1L, "memory", 2L, "pods", 1L));
    }

    private static Map<String, Long> requests(String yaml) {
        return Requests.of(Serialization.unmarshal(yaml, PodSpec.class)).byResource();
    }
}

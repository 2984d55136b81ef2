package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"bridge", "host", "awsvpc"})
    void portsAreNamed(String mode) {
        Pod pod = Templates.pod("""
            networkMode: %s
            containerDefinitions:
            - name: a
              image: i
              portMappings:
              - {containerPort: 80, name: web}
              - {containerPort: 81, name: my_very_long_port_name}
              - {containerPort: 82, protocol: udp}
            """.formatted(mode), Templates.POLICY);
        assertThat(pod.getSpec().getContainers().getFirst().getPorts())
                .extracting(ContainerPort::getName)
                .satisfiesExactly(
                        web -> assertThat(web).isEqualTo("web"),
                        other -> assertThat(other).matches("p-[0-9a-f]{8}"),
                        none -> assertThat(none).isNull());
    }

    @Test
    void aRangeHasNoName() {
        Pod pod = Templates.pod(
                "containerDefinitions: [{name: a, image: i, portMappings: [{containerPortRange: 80-81, name: web}]}]",
                Templates.POLICY);
        assertThat(pod.getSpec().getContainers().getFirst().getPorts())
                .hasSize(2)
                .allSatisfy(port -> assertThat(port.getName()).isNull());
    }

    @ParameterizedTest
    @CsvSource({"a-b, a-b", "a--b, p-", "8080, p-", "sixteencharacter, p-", "a_b, p-", "x, x"})
    void kubernetesTakesTheName(String ecs, String name) {
        Pod pod = Templates.pod(
                "containerDefinitions: [{name: a, image: i, portMappings: [{containerPort: 80, name: '" + ecs + "'}]}]",
                Templates.POLICY);
        assertThat(pod.getSpec()
                        .getContainers()
                        .getFirst()
                        .getPorts()
                        .getFirst()
                        .getName())
                .startsWith(name);
    }
}

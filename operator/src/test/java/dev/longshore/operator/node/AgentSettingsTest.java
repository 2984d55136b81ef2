package dev.longshore.operator.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.PortRange;
import dev.longshore.engine.ledger.Protocol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentSettingsTest {
    private static AgentSettings settings(String annotation, String value) {
        return AgentSettings.of(Map.of(annotation, value));
    }

    @Test
    void aNodeThatSaysNothingHasEcsReservedPorts() {
        AgentSettings none = AgentSettings.of(Map.of());
        assertThat(none.problems()).isEmpty();
        assertThat(ReservedPorts.ofAgent(none))
                .extracting(HostPort::port)
                .containsExactlyInAnyOrder(22, 2375, 2376, 51678, 51679);
        assertThat(ReservedPorts.of(none))
                .contains(new HostPort(10250, Protocol.TCP), new HostPort(31000, Protocol.UDP));
    }

    @Test
    void reservedPortsReplaceEcsListAndKeepKubernetesOwn() {
        AgentSettings given = AgentSettings.of(
                Map.of(AgentSettings.RESERVED_PORTS, "80, 8000-8002", AgentSettings.RESERVED_PORTS_UDP, "53"));
        assertThat(ReservedPorts.ofAgent(given))
                .containsExactlyInAnyOrder(
                        new HostPort(80, Protocol.TCP),
                        new HostPort(8000, Protocol.TCP),
                        new HostPort(8001, Protocol.TCP),
                        new HostPort(8002, Protocol.TCP),
                        new HostPort(53, Protocol.UDP));
        assertThat(ReservedPorts.of(given))
                .contains(new HostPort(10250, Protocol.TCP))
                .doesNotContain(new HostPort(22, Protocol.TCP));
    }

    @Test
    void whatIsTakenAway() {
        assertThat(settings(AgentSettings.ENABLE_TASK_IAM_ROLE, "false").taskIamRole())
                .isFalse();
        assertThat(settings(AgentSettings.ENABLE_TASK_IAM_ROLE_NETWORK_HOST, "false")
                        .taskIamRoleNetworkHost())
                .isFalse();
        assertThat(settings(AgentSettings.DISABLE_PRIVILEGED, "true").privileged())
                .isFalse();
        assertThat(settings(AgentSettings.AVAILABLE_LOGGING_DRIVERS, "json-file, awslogs")
                        .loggingDrivers())
                .contains(List.of("json-file", "awslogs"));
    }

    @Test
    void everyOtherSetting() {
        assertThat(settings(AgentSettings.RESERVED_MEMORY, "256").reservedMemoryMiB())
                .isEqualTo(256);
        assertThat(settings(AgentSettings.DYNAMIC_PORT_RANGE, "40000-49999").dynamicPorts())
                .contains(new PortRange(40000, 49999));
        assertThat(settings(AgentSettings.ENIS, "7").enis()).contains(7);
        assertThat(settings(AgentSettings.AGENT_VERSION, "1.14.5").agentVersion())
                .contains("1.14.5");
        assertThat(settings(AgentSettings.EC2_INSTANCE_ID, "i-abcd1234").ec2InstanceId())
                .contains("i-abcd1234");
        assertThat(settings(AgentSettings.REGISTERED_AT, "2018-06-18T22:28:28Z").registeredAt())
                .contains(Instant.parse("2018-06-18T22:28:28Z"));
    }

    @ParameterizedTest
    @CsvSource({
        AgentSettings.RESERVED_PORTS + ", 80;81",
        AgentSettings.RESERVED_PORTS + ", 70000",
        AgentSettings.RESERVED_MEMORY + ", lots",
        AgentSettings.DYNAMIC_PORT_RANGE + ", 5-1",
        AgentSettings.ENIS + ", -1",
        AgentSettings.REGISTERED_AT + ", yesterday"
    })
    void whatCannotBeReadCountsAsNotGivenAndIsTold(String annotation, String value) {
        AgentSettings given = settings(annotation, value);
        assertThat(given.problems())
                .singleElement()
                .asString()
                .contains(annotation)
                .contains(value);
        assertThat(given).isEqualTo(withProblems(given));
    }

    private static AgentSettings withProblems(AgentSettings given) {
        AgentSettings none = AgentSettings.of(Map.of());
        return new AgentSettings(
                none.reservedPorts(),
                none.reservedUdpPorts(),
                none.reservedMemoryMiB(),
                none.dynamicPorts(),
                none.enis(),
                none.agentVersion(),
                none.ec2InstanceId(),
                none.registeredAt(),
                none.taskIamRole(),
                none.taskIamRoleNetworkHost(),
                none.privileged(),
                none.loggingDrivers(),
                given.problems());
    }
}

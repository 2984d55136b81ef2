package dev.longshore.engine.placement;

import static dev.longshore.engine.placement.Fixture.foreignPod;
import static dev.longshore.engine.placement.Fixture.instance;
import static dev.longshore.engine.placement.Fixture.place;
import static dev.longshore.engine.placement.Fixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PortRange;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A containerPortRange gets host ports that follow one another. */
class PortRangesTest {
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void oneInstanceWithTenDynamicPorts() {
        ledger.register(
                instance("a1", "a").dynamicPorts(new PortRange(40_000, 40_009)).build());
    }

    private static PortRequest range(int first, int count) {
        return new PortRequest(first, 0, Protocol.TCP, count);
    }

    private static TaskShape shape(PortRequest... ports) {
        return Fixture.shape(1, 1, ports);
    }

    private static List<Integer> hostPorts(PlacementResult result) {
        return result.placed().getFirst().bindings().stream()
                .map(PortBinding::hostPort)
                .toList();
    }

    @Test
    void followsWithoutGapAndKeepsTheOrderOfTheContainersPorts() {
        PlacementResult result = place(ledger, shape(range(8080, 3), tcp(80, 0)), "web", 1);
        assertThat(hostPorts(result)).containsExactly(40_000, 40_001, 40_002, 40_003);
        assertThat(result.placed().getFirst().bindings())
                .extracting(PortBinding::containerPort)
                .containsExactly(8080, 8081, 8082, 80);
    }

    @Test
    void passesOverAGapThatIsTooSmall() {
        foreignPod(ledger, "other", "a1", Resources.NONE, new HostPort(40_002, Protocol.TCP));
        assertThat(hostPorts(place(ledger, shape(range(8080, 3)), "web", 1))).containsExactly(40_003, 40_004, 40_005);
    }

    @Test
    void doesNotGoRoundTheEndOfTheRange() {
        assertThat(hostPorts(place(ledger, shape(range(8080, 8)), "first", 1))).hasSize(8);
        PlacementResult second = place(ledger, shape(range(8080, 3)), "second", 1);
        assertThat(second.explanation().orElseThrow().closest().orElseThrow().first())
                .isEqualTo(new Refusal.NoDynamicPort(Protocol.TCP));
        assertThat(hostPorts(place(ledger, shape(range(8080, 2)), "third", 1))).containsExactly(40_008, 40_009);
        assertThat(ledger.audit()).isEmpty();
    }

    @Test
    void isDynamicAlways() {
        assertThatThrownBy(() -> new PortRequest(8080, 8080, Protocol.TCP, 2)).hasMessageContaining("dynamic");
    }
}

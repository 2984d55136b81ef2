package dev.longshore.engine.ledger;

import static dev.longshore.engine.ledger.Protocol.SCTP;
import static dev.longshore.engine.ledger.Protocol.TCP;
import static dev.longshore.engine.ledger.Protocol.UDP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortsOfAnInstanceTest {
    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void refusesWhatIsNoPort(int port) {
        assertThatThrownBy(() -> new HostPort(port, TCP)).hasMessageContaining("hostPort " + port);
    }

    @Test
    void takesTheFirstAndTheLastPortThereIs() {
        assertThat(new HostPort(1, TCP)).isLessThan(new HostPort(65_535, TCP));
        assertThat(new PortRange(1, 65_535).size()).isEqualTo(65_535);
        assertThat(new PortRange(80, 80).size()).isEqualTo(1);
    }

    @Test
    void readsAsPeopleWriteIt() {
        assertThat(new HostPort(53, UDP)).hasToString("53/udp");
    }

    @Test
    void ordersByNumberThenProtocol() {
        List<HostPort> ordered = List.of(new HostPort(52, UDP), new HostPort(53, TCP), new HostPort(53, SCTP));
        assertThat(new TreeSet<>(ordered.reversed())).containsExactlyElementsOf(ordered);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "20, 10", "1, 65536"})
    void refusesWhatIsNoRange(int first, int last) {
        assertThatThrownBy(() -> new PortRange(first, last)).hasMessageContaining(first + "-" + last);
    }

    @Test
    void holdsBothEndsOfARange() {
        PortRange range = PortRange.DYNAMIC_DEFAULT;
        assertThat(range.size()).isEqualTo(28_232);
        assertThat(Stream.of(32_767, 32_768, 60_999, 61_000).map(range::contains))
                .containsExactly(false, true, true, false);
    }
}

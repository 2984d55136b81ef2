package dev.longshore.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.placement.Explanation;
import dev.longshore.engine.placement.InstanceRefusals;
import dev.longshore.engine.placement.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an instance's refusals are said to need, and the table that they stand in. */
class RemedyTest {
    private static final long MIB = 1 << 20;
    private static final Refusal CPU = new Refusal.InsufficientCpu(1000, 250);
    private static final Refusal PORT =
            new Refusal.PortTaken(new HostPort(8080, Protocol.TCP), Optional.of(new PodKey("shop", "web-1")));

    static Stream<Arguments> remedies() {
        return Stream.of(
                Arguments.of(CPU, "free 750m CPU on it, or ask for at most 256 CPU units"),
                Arguments.of(
                        new Refusal.InsufficientMemory(100 * MIB, 10 * MIB + 1),
                        "free 90 MiB of memory on it, or ask for at most 10 MiB"),
                Arguments.of(
                        new Refusal.InsufficientMemory(100 * MIB, -MIB),
                        "free 101 MiB of memory on it, or ask for at most 0 MiB"),
                Arguments.of(PORT, "stop pod shop/web-1, which holds port "),
                Arguments.of(new Refusal.Tainted("node.kubernetes.io/unschedulable:NoSchedule"), "kubectl uncordon n"),
                Arguments.of(new Refusal.Tainted("a=b:NoExecute"), "spec.tolerations of the Cluster"),
                Arguments.of(new Refusal.NotActive(InstanceStatus.DRAINING), "ContainerInstance n to ACTIVE"),
                Arguments.of(new Refusal.NotMember("attribute:a exists"), "memberOf \"attribute:a exists\""));
    }

    @ParameterizedTest
    @MethodSource("remedies")
    void eachRefusalHasOne(Refusal refusal, String remedy) {
        assertThat(Remedy.of(new InstanceRefusals("n", List.of(refusal)))).contains(remedy);
    }

    @Test
    void severalAreNamedInOneLine() {
        assertThat(Remedy.of(new InstanceRefusals("n", List.of(CPU, PORT))))
                .startsWith("free 750m CPU")
                .contains("; stop pod shop/web-1")
                .doesNotContain("\n");
    }

    @Test
    void theTableShowsTheFirstRefusalAndCountsTheOthers() {
        var explanation = new Explanation(List.of(
                new InstanceRefusals("near", List.of(PORT)),
                new InstanceRefusals("far", List.of(CPU, PORT)),
                new InstanceRefusals("further", List.of(CPU, PORT))));
        assertThat(RefusalTable.of(explanation, 2).lines().map(line -> line.replaceAll(" {3,}", "|")))
                .containsExactly(
                        "INSTANCE|REASON|MORE|WHAT FAILS FIRST",
                        "near|RESOURCE:PORTS|host port 8080/tcp is held by pod shop/web-1; hostPort 0 takes any free one",
                        "far|RESOURCE:CPU|+1|needs 1000m CPU, 250m are free",
                        "... and 1 more; --all shows them");
    }
}

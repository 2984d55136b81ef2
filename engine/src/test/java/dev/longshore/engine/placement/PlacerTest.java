package dev.longshore.engine.placement;

import static dev.longshore.engine.placement.Fixture.MIB;
import static dev.longshore.engine.placement.Fixture.NOW;
import static dev.longshore.engine.placement.Fixture.WEB;
import static dev.longshore.engine.placement.Fixture.foreignPod;
import static dev.longshore.engine.placement.Fixture.instance;
import static dev.longshore.engine.placement.Fixture.instancesOf;
import static dev.longshore.engine.placement.Fixture.place;
import static dev.longshore.engine.placement.Fixture.request;
import static dev.longshore.engine.placement.Fixture.shape;
import static dev.longshore.engine.placement.Fixture.tasks;
import static dev.longshore.engine.placement.Fixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.PortRange;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.engine.ledger.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacerTest {
    private final Ledger ledger = new Ledger();

    @Test
    void aSecondTaskOf1024UnitsFailsOnAnInstanceOf1024WhileOneOfNoneStillFits() {
        ledger.register(
                Instance.builder("small", new Resources(1000, 985 * MIB)).build());
        assertThat(place(ledger, shape(1000, 128), "full", 1).unplaced()).isEmpty();
        PlacementResult second = place(ledger, shape(1000, 128), "second", 1);
        assertThat(PlacementMessages.failures(second.explanation().orElseThrow()))
                .containsExactly(new Failure("small", "RESOURCE:CPU"));
        assertThat(place(ledger, shape(0, 128), "shares", 1).unplaced()).isEmpty();
        assertThat(usage("small").remaining()).isEqualTo(new Resources(0, 729 * MIB));
    }

    @Test
    void reservesEachPlacementBeforeTheNext() {
        ledger.register(instance("node", "a").build());
        PlacementResult result = place(ledger, shape(1500, 128), "web", 3);
        assertThat(result.placed()).hasSize(2);
        assertThat(result.unplaced()).containsExactly(new PodKey("team", "web-2"));
        assertThat(usage("node").assumed()).isEqualTo(2);
        assertThat(usage("node").tasksByGroup()).isEqualTo(Map.of(WEB, 2));
    }

    @Test
    void spreadsOverZonesThenOverInstances() {
        ledger.register(instance("a1", "a").build());
        ledger.register(instance("a2", "a").build());
        ledger.register(instance("b1", "b").build());
        assertThat(instancesOf(place(ledger, shape(100, 1), "web", 6)))
                .containsExactly("a1", "b1", "a2", "b1", "a1", "b1");
    }

    @Test
    void countsTheGroupsTasksThatRunAlreadyAlsoWhereNoneMayGo() {
        ledger.register(instance("a1", "a").build());
        ledger.register(instance("a2", "a").build());
        ledger.register(instance("b1", "b").build());
        place(ledger, shape(100, 1), "first", 2);
        ledger.register(instance("a1", "a").agentConnected(false).build());
        assertThat(instancesOf(place(ledger, shape(100, 1), "second", 2))).containsExactly("a2", "b1");
    }

    @Test
    void doesNotCountAnotherNamespacesGroupOfTheSameName() {
        ledger.register(instance("a1", "a").build());
        ledger.register(instance("b1", "b").build());
        place(ledger, shape(100, 1), "web", 1);
        var other = new PlacementRequest(
                new TaskGroup("other", WEB.name()),
                shape(100, 1),
                PlacementRules.SERVICE_DEFAULT,
                tasks("other", 2),
                Map.of(),
                0);
        PlacementResult result = new Placer().place(ledger, other, NOW);
        assertThat(instancesOf(result)).containsExactlyInAnyOrder("a1", "b1");
    }

    @Test
    void amongEqualsTheEmptierInstanceIsTaken() {
        ledger.register(instance("a1", "a").build());
        ledger.register(instance("a2", "a").build());
        foreignPod(ledger, "agent", "a1", Resources.NONE);
        assertThat(instancesOf(place(ledger, shape(100, 1), "web", 1))).containsExactly("a2");
    }

    @Test
    void goesOnInTheOtherZonesWhenOneIsFull() {
        ledger.register(
                Instance.builder("a1", new Resources(100, 8 * MIB)).zone("a").build());
        ledger.register(instance("b1", "b").build());
        assertThat(instancesOf(place(ledger, shape(100, 1), "web", 3))).containsExactly("a1", "b1", "b1");
    }

    @Test
    void instancesWithoutAZoneFormOne() {
        ledger.register(Instance.builder("n1", new Resources(4000, 8 * MIB)).build());
        ledger.register(Instance.builder("n2", new Resources(4000, 8 * MIB)).build());
        ledger.register(instance("z1", "z").build());
        assertThat(instancesOf(place(ledger, shape(100, 1), "web", 4))).containsExactly("n1", "z1", "n2", "z1");
    }

    @Test
    void aStaticPortIsGivenOncePerInstance() {
        ledger.register(instance("a1", "a").build());
        ledger.register(instance("a2", "a").build());
        PlacementResult result = place(ledger, shape(100, 1, tcp(8080, 80)), "web", 3);
        assertThat(result.placed()).extracting(Placement::bindings).containsOnly(List.of(binding(8080, 80)));
        assertThat(instancesOf(result)).containsExactly("a1", "a2");
        assertThat(PlacementMessages.failures(result.explanation().orElseThrow()))
                .containsExactly(new Failure("a1", "RESOURCE:PORTS"), new Failure("a2", "RESOURCE:PORTS"));
    }

    @Test
    void oneNumberServesTcpAndUdp() {
        ledger.register(instance("a1", "a").build());
        PortRequest udp = new PortRequest(53, 53, Protocol.UDP);
        assertThat(place(ledger, shape(1, 1, tcp(53, 53), udp), "dns", 1).placed())
                .singleElement()
                .extracting(Placement::bindings)
                .isEqualTo(List.of(binding(53, 53), new PortBinding(53, 53, Protocol.UDP)));
    }

    @Test
    void dynamicPortsComeFromTheRangeOneForEachMappingAndKeepTheShapesOrder() {
        ledger.register(instance("a1", "a").build());
        TaskShape shape = shape(1, 1, tcp(80, 0), tcp(443, 32_769), tcp(81, 0));
        assertThat(place(ledger, shape, "web", 1).placed())
                .singleElement()
                .extracting(Placement::bindings)
                .isEqualTo(List.of(binding(80, 32_768), binding(443, 32_769), binding(81, 32_770)));
        assertThat(usage("a1").dynamicPortsTaken())
                .containsExactlyInAnyOrder(new HostPort(32_768, Protocol.TCP), new HostPort(32_770, Protocol.TCP));
    }

    @Test
    void aReplacedTasksPortIsNotGivenToItsSuccessor() {
        ledger.register(instance("a1", "a").build());
        place(ledger, shape(1, 1, tcp(80, 0)), "old", 1);
        ledger.forget(new PodKey("team", "old-0"), NOW);
        assertThat(place(ledger, shape(1, 1, tcp(80, 0)), "new", 1).placed())
                .singleElement()
                .extracting(Placement::bindings)
                .isEqualTo(List.of(binding(80, 32_769)));
    }

    @Test
    void anExhaustedDynamicRangeRefuses() {
        ledger.register(
                instance("a1", "a").dynamicPorts(new PortRange(40_000, 40_002)).build());
        PlacementResult result = place(ledger, shape(1, 1, tcp(80, 0), tcp(81, 0)), "web", 2);
        assertThat(result.placed()).hasSize(1);
        assertThat(result.explanation().orElseThrow().closest().orElseThrow().refusals())
                .containsExactly(new Refusal.NoDynamicPort(Protocol.TCP));
    }

    @Test
    void aShapeMayNotMapOneHostPortTwice() {
        assertThatThrownBy(() -> shape(1, 1, tcp(80, 80), tcp(81, 80))).hasMessageContaining("hostPort 80");
    }

    @Test
    void aTaskThatHasAPlaceIsNotPlacedAgainAndNothingElseIsTouched() {
        ledger.register(instance("a1", "a").build());
        place(ledger, shape(1, 1), "web", 1);
        PlacementRequest again = request(shape(1, 1), tasks("web", 2).reversed());
        assertThatThrownBy(() -> new Placer().place(ledger, again, NOW)).hasMessageContaining("team/web-0");
        assertThat(usage("a1").pods()).isEqualTo(1);
    }

    @Test
    void aTaskNamedTwiceIsRefused() {
        PodKey task = new PodKey("team", "web");
        assertThatThrownBy(() -> new Placer().place(ledger, request(shape(1, 1), List.of(task, task)), NOW))
                .hasMessageContaining("twice");
    }

    @Test
    void aFieldThatCannotBeSpreadByIsRefusedNotIgnored() {
        assertThatThrownBy(() -> new PlacementStrategy.Spread("rack")).hasMessageContaining("attribute:NAME");
    }

    @Test
    void placingNothingExplainsNothing() {
        assertThat(place(ledger, shape(1, 1), "web", 0))
                .isEqualTo(new PlacementResult(List.of(), List.of(), Optional.empty()));
    }

    @Test
    void reservedPortsAreNobodys() {
        ledger.register(instance("a1", "a")
                .reservedPorts(Set.of(new HostPort(22, Protocol.TCP)))
                .build());
        assertThat(place(ledger, shape(1, 1, tcp(22, 22)), "ssh", 1)
                        .explanation()
                        .orElseThrow()
                        .closest()
                        .orElseThrow()
                        .first())
                .isEqualTo(new Refusal.PortTaken(new HostPort(22, Protocol.TCP), Optional.empty()));
    }

    private Usage usage(String name) {
        assertThat(ledger.audit()).isEmpty();
        return ledger.usage(name).orElseThrow();
    }

    private static PortBinding binding(int containerPort, int hostPort) {
        return new PortBinding(containerPort, hostPort, Protocol.TCP);
    }
}

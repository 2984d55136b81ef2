package dev.longshore.engine.ledger;

import static dev.longshore.engine.ledger.Protocol.TCP;
import static dev.longshore.engine.ledger.Protocol.UDP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DynamicPortsTest {
    private static final long NOW = 1_000_000;

    private final Ledger ledger = new Ledger();

    @Test
    void startsAtTheBeginningOfTheRange() {
        registerWithRange(40_000, 40_002);
        assertThat(next()).contains(40_000);
    }

    @Test
    void findingDoesNotTake() {
        registerWithRange(40_000, 40_002);
        next();
        assertThat(next()).contains(40_000);
    }

    @Test
    void rotatesEvenWhenAnEarlierPortIsFreeAgain() {
        registerWithRange(40_000, 40_002);
        assume("one", 40_000);
        forget("one", NOW);
        assertThat(next(NOW + DynamicPorts.REST_MILLIS)).contains(40_001);
        assume("two", 40_001);
        assume("three", 40_002);
        assertThat(next(NOW + DynamicPorts.REST_MILLIS)).contains(40_000);
    }

    @Test
    void aReleasedPortRestsForSixtySeconds() {
        registerWithRange(40_000, 40_000);
        assume("one", 40_000);
        forget("one", NOW);
        assertThat(next(NOW)).isEmpty();
        assertThat(next(NOW + 59_999)).isEmpty();
        assertThat(next(NOW + 60_000)).contains(40_000);
    }

    @Test
    void aStaticPortDoesNotRest() {
        registerWithRange(40_000, 40_000);
        ledger.observe(pod("one"), "node", Claim.foreign(Resources.NONE, Set.of(new HostPort(40_000, TCP))));
        forget("one", NOW);
        assertThat(next(NOW)).contains(40_000);
    }

    @Test
    void skipsReservedHeldAndOwnPorts() {
        ledger.register(Instance.builder("node", Resources.NONE)
                .dynamicPorts(new PortRange(40_000, 40_003))
                .reservedPorts(Set.of(new HostPort(40_000, TCP)))
                .build());
        ledger.observe(pod("one"), "node", Claim.foreign(Resources.NONE, Set.of(new HostPort(40_001, TCP))));
        assertThat(book().dynamicPorts().next(TCP, 1, Set.of(new HostPort(40_002, TCP)), NOW))
                .contains(new HostPort(40_003, TCP));
    }

    @Test
    void theSameNumberOfAnotherProtocolIsAnotherPort() {
        registerWithRange(40_000, 40_000);
        assume("one", 40_000);
        assertThat(next()).isEmpty();
        assertThat(book().dynamicPorts().next(UDP, 1, Set.of(), NOW)).contains(new HostPort(40_000, UDP));
    }

    @Test
    void goesOnBehindTheLastOfSeveralPortsAlsoRoundTheEnd() {
        registerWithRange(40_000, 40_004);
        assume("one", 40_000, 40_001, 40_002, 40_003);
        forget("one", NOW);
        assume("two", 40_004, 40_000);
        assertThat(next(NOW + DynamicPorts.REST_MILLIS)).contains(40_001);
    }

    @Test
    void followsARangeThatMoved() {
        registerWithRange(40_000, 40_002);
        assume("one", 40_000);
        registerWithRange(50_000, 50_002);
        assertThat(next()).contains(50_000);
    }

    private void registerWithRange(int first, int last) {
        ledger.register(Instance.builder("node", Resources.NONE)
                .dynamicPorts(new PortRange(first, last))
                .build());
    }

    private Optional<Integer> next() {
        return next(NOW);
    }

    private Optional<Integer> next(long now) {
        return book().dynamicPorts().next(TCP, 1, Set.of(), now).map(HostPort::port);
    }

    private InstanceLedger book() {
        return ledger.instance("node").orElseThrow();
    }

    private void assume(String name, Integer... ports) {
        Set<HostPort> taken =
                Set.of(ports).stream().map(port -> new HostPort(port, TCP)).collect(Collectors.toSet());
        ledger.assume(pod(name), "node", new Claim(Resources.NONE, taken, taken, Optional.empty()));
    }

    private void forget(String name, long now) {
        ledger.forget(pod(name), now);
    }

    private static PodKey pod(String name) {
        return new PodKey("team", name);
    }
}

package dev.longshore.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final HostPort HTTP = new HostPort(80, Protocol.TCP);
    private static final HostPort SSH = new HostPort(22, Protocol.TCP);
    private static final HostPort DYNAMIC = new HostPort(32_768, Protocol.TCP);
    private static final TaskGroup WEB = new TaskGroup("team", "service:web");
    private static final PodKey POD = new PodKey("team", "web-1");
    private static final Claim CLAIM =
            new Claim(new Resources(500, 64), Set.of(HTTP, DYNAMIC), Set.of(DYNAMIC), Optional.of(WEB));

    private final Ledger ledger = new Ledger();

    @Test
    void knowsNothingOfAnUnknownInstance() {
        assertThat(ledger.usage("node")).isEmpty();
        assertThat(ledger.instance("node")).isEmpty();
    }

    @Test
    void countsAllThatAPodHolds() {
        register();
        ledger.assume(POD, "node", CLAIM);
        assertThat(usage())
                .isEqualTo(new Usage(
                        new Resources(2000, 1024),
                        new Resources(1500, 960),
                        Set.of(SSH),
                        Set.of(HTTP, DYNAMIC),
                        Set.of(DYNAMIC),
                        Map.of(WEB, 1),
                        1,
                        1));
        assertThat(usage().portsTaken()).containsExactlyInAnyOrder(HTTP, SSH, DYNAMIC);
        assertThat(usage().tasks()).isEqualTo(1);
    }

    @Test
    void whatIsSeenReplacesWhatWasAssumed() {
        register();
        ledger.assume(POD, "node", CLAIM);
        ledger.observe(POD, "node", Claim.foreign(new Resources(600, 64), Set.of()));
        assertThat(usage().remaining()).isEqualTo(new Resources(1400, 960));
        assertThat(usage().assumed()).isZero();
        assertThat(usage().pods()).isEqualTo(1);
        assertThat(usage().tasksByGroup()).isEmpty();
    }

    @Test
    void seeingAPodTwiceCountsItOnce() {
        register();
        ledger.observe(POD, "node", CLAIM);
        ledger.observe(POD, "node", CLAIM);
        assertThat(usage().remaining()).isEqualTo(new Resources(1500, 960));
        assertThat(usage().pods()).isEqualTo(1);
    }

    @Test
    void aPodIsPlacedOnce() {
        ledger.observe(POD, "node", CLAIM);
        assertThatThrownBy(() -> ledger.assume(POD, "other", CLAIM))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("team/web-1")
                .hasMessageContaining("node");
    }

    @Test
    void aPodMadeAnewElsewhereLeavesItsFirstInstance() {
        register();
        ledger.observe(POD, "node", CLAIM);
        ledger.observe(POD, "other", CLAIM);
        assertThat(usage().pods()).isZero();
        assertThat(ledger.holding(POD)).contains(new Holding("other", CLAIM, false));
    }

    @Test
    void aPodMayBeSeenBeforeItsInstance() {
        ledger.observe(POD, "node", CLAIM);
        assertThat(ledger.instances()).isEmpty();
        assertThat(usage().pods()).isEqualTo(1);
        register();
        assertThat(usage().remaining()).isEqualTo(new Resources(1500, 960));
    }

    @Test
    void aDeregisteredInstanceKeepsItsPodsUntilTheyAreGone() {
        register();
        ledger.observe(POD, "node", CLAIM);
        ledger.deregister("node");
        assertThat(ledger.instances()).isEmpty();
        assertThat(usage().registered()).isEqualTo(Resources.NONE);
        assertThat(usage().pods()).isEqualTo(1);
        ledger.forget(POD, 0);
        assertThat(ledger.usage("node")).isEmpty();
    }

    @Test
    void forgettingFreesEverything() {
        register();
        Usage before = usage();
        ledger.observe(POD, "node", CLAIM);
        ledger.forget(POD, 0);
        ledger.forget(POD, 0);
        assertThat(usage()).isEqualTo(before);
        assertThat(ledger.holding(POD)).isEmpty();
    }

    @Test
    void registeringAgainChangesTheSizeAndKeepsThePods() {
        register();
        ledger.observe(POD, "node", CLAIM);
        ledger.register(Instance.builder("node", new Resources(100, 1024)).build());
        assertThat(usage().remaining()).isEqualTo(new Resources(-400, 960));
        assertThat(usage().portsTaken()).containsExactlyInAnyOrder(HTTP, DYNAMIC);
    }

    @Test
    void namesTheHolderOfAPort() {
        register();
        ledger.observe(POD, "node", CLAIM);
        InstanceLedger book = ledger.instance("node").orElseThrow();
        assertThat(book.holder(HTTP)).contains(POD);
        assertThat(book.holder(SSH)).isEmpty();
        assertThat(book.isTaken(SSH)).isTrue();
        assertThat(book.isTaken(new HostPort(80, Protocol.UDP))).isFalse();
    }

    @Test
    void aPortThatTwoForeignPodsRacedForIsFreeWhenBothAreGone() {
        register();
        PodKey other = new PodKey("team", "web-0");
        ledger.observe(POD, "node", CLAIM);
        ledger.observe(other, "node", CLAIM);
        InstanceLedger book = ledger.instance("node").orElseThrow();
        assertThat(book.holder(HTTP)).contains(other);
        ledger.forget(other, 0);
        assertThat(book.holder(HTTP)).contains(POD);
        ledger.forget(POD, 0);
        assertThat(book.isTaken(HTTP)).isFalse();
    }

    @Test
    void theHolderIsThePodWithThatPortNotAnother() {
        register();
        ledger.observe(new PodKey("team", "a"), "node", Claim.foreign(Resources.NONE, Set.of()));
        ledger.observe(POD, "node", CLAIM);
        assertThat(ledger.instance("node").orElseThrow().holder(HTTP)).contains(POD);
    }

    @Test
    void anUnregisteredInstanceThatAPodLeftIsForgotten() {
        ledger.observe(POD, "node", CLAIM);
        ledger.observe(POD, "other", CLAIM);
        assertThat(ledger.usage("node")).isEmpty();
    }

    @Test
    void theAuditSeesAPodThatTheIndexDoesNotKnow() {
        register();
        InstanceLedger book = ledger.instance("node").orElseThrow();
        book.take(Booking.of(POD, book, CLAIM, false));
        assertThat(ledger.audit()).containsExactly("the instances hold 1 pods, the index 0");
    }

    @Test
    void theAuditSeesAPodThatNoInstanceHolds() {
        register();
        ledger.observe(POD, "node", CLAIM);
        InstanceLedger book = ledger.instance("node").orElseThrow();
        book.release(Booking.of(POD, book, CLAIM, false));
        assertThat(ledger.audit()).contains("the instances hold 0 pods, the index 1");
    }

    @Test
    void dynamicPortsAreAmongTheHostPorts() {
        assertThatThrownBy(() -> new Claim(Resources.NONE, Set.of(HTTP), Set.of(DYNAMIC), Optional.empty()))
                .hasMessageContaining("dynamicPorts");
    }

    private void register() {
        ledger.register(Instance.builder("node", new Resources(2000, 1024))
                .reservedPorts(Set.of(SSH))
                .build());
    }

    private Usage usage() {
        assertThat(ledger.audit()).isEmpty();
        return ledger.usage("node").orElseThrow();
    }
}

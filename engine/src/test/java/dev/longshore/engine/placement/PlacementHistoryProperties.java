package dev.longshore.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.DynamicPorts;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.PortRange;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Placing, seeing, refusing and ending in any order: what this engine alone places never takes more than there is. */
class PlacementHistoryProperties {
    private static final TaskShape SHAPE = new TaskShape(
            new Resources(1, 1),
            List.of(
                    new PortRequest(80, 0, Protocol.TCP),
                    new PortRequest(81, 0, Protocol.TCP),
                    new PortRequest(53, 0, Protocol.UDP)));

    private record PortOn(String instance, HostPort port) {}

    /** One history over two instances with few dynamic ports. */
    private static final class History {
        final Ledger ledger = new Ledger();
        final Map<PodKey, Placement> live = new HashMap<>();
        final Map<PortOn, Long> releasedAt = new HashMap<>();
        final Random random;
        long now = 1_000_000;
        int named;

        History(long seed) {
            this.random = new Random(seed);
            register("node-a");
            register("node-b");
        }

        void register(String name) {
            ledger.register(Instance.builder(name, new Resources(4, 4))
                    .maxPods(4)
                    .dynamicPorts(new PortRange(40_000, 40_011))
                    .build());
        }

        void step() {
            now += random.nextInt(20_000);
            switch (random.nextInt(4)) {
                case 0, 1 -> place();
                case 2 -> end();
                default -> see();
            }
        }

        private void place() {
            List<PodKey> tasks = List.of(new PodKey("team", "web-" + named++), new PodKey("team", "web-" + named++));
            for (Placement placement : new Placer()
                    .place(ledger, Fixture.request(SHAPE, tasks), now)
                    .placed()) {
                ports(placement)
                        .forEach(port -> assertThat(releasedAt.getOrDefault(port, 0L))
                                .as("%s rests", port)
                                .isLessThanOrEqualTo(now - DynamicPorts.REST_MILLIS));
                live.put(placement.task(), placement);
            }
        }

        private void end() {
            live.values().stream()
                    .sorted(Comparator.comparing(Placement::task))
                    .skip(random.nextInt(3))
                    .findFirst()
                    .ifPresent(placement -> {
                        live.remove(placement.task());
                        ledger.forget(placement.task(), now);
                        ports(placement).forEach(port -> releasedAt.put(port, now));
                    });
        }

        private void see() {
            live.values().forEach(placement -> {
                Claim claim = ledger.holding(placement.task()).orElseThrow().claim();
                ledger.observe(placement.task(), placement.instance(), claim);
            });
        }

        void check() {
            assertThat(ledger.audit()).isEmpty();
            assertThat(live.values().stream().flatMap(History::ports)).doesNotHaveDuplicates();
            ledger.instances().forEach(book -> {
                assertThat(book.remaining().milliCpu()).isBetween(0L, 4L);
                assertThat(book.pods()).isLessThanOrEqualTo(4);
            });
            assertThat(ledger.instances().stream().mapToInt(book -> book.pods()).sum())
                    .isEqualTo(live.size());
        }

        private static Stream<PortOn> ports(Placement placement) {
            return Ports.all(placement.bindings()).stream().map(port -> new PortOn(placement.instance(), port));
        }
    }

    @Property(tries = 200)
    void noHistoryBooksMoreThanThereIsNorAPortThatRests(@ForAll long seed) {
        History history = new History(seed);
        for (int step = 0; step < 60; step++) {
            history.step();
            history.check();
        }
    }
}

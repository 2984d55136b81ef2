package dev.longshore.engine.placement;

import dev.longshore.engine.placement.PlacementHistory.Event;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Nodes, foreign pods and tasks coming, changing and going in any order: no CPU, memory, GPU, network interface, pod or port is
 * booked that was not free, and the ledger equals a recount.
 */
class PlacementHistoryProperties {
    private static final int NODES = 4;

    @Property(tries = 5000)
    void noHistoryBooksTwiceOrDiffersFromARecount(@ForAll("histories") List<Event> events) {
        PlacementHistory.play(events);
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Integer> node = Arbitraries.integers().between(0, NODES - 1);
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 20);
        Arbitrary<Event> registered =
                Combinators.combine(node, Scenarios.instances()).as(Event.Registered::new);
        Arbitrary<Event> foreign =
                Combinators.combine(number, node, Scenarios.claims()).as(Event.ForeignSeen::new);
        Arbitrary<Event> gone = Combinators.combine(
                        number, Arbitraries.integers().between(0, 40_000))
                .as(Event.Gone::new);
        Arbitrary<Event> event = Arbitraries.frequencyOf(
                Tuple.of(3, registered),
                Tuple.of(1, node.map(Event.Deregistered::new)),
                Tuple.of(2, foreign),
                Tuple.of(1, number.map(Event.ForeignEnded::new)),
                Tuple.of(5, Scenarios.requests().map(Event.Requested::new)),
                Tuple.of(2, number.map(Event.Seen::new)),
                Tuple.of(3, gone));
        Arbitrary<List<Event>> nodes = registered.list().ofSize(NODES);
        return Combinators.combine(nodes, event.list().ofMaxSize(30))
                .as((first, then) ->
                        Stream.concat(first.stream(), then.stream()).toList());
    }
}

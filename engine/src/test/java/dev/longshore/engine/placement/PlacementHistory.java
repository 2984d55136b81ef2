package dev.longshore.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.DynamicPorts;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.Usage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Plays events into a ledger and keeps a plain list of who holds what, against which each placement and every figure is checked. */
final class PlacementHistory {
    /** What may happen; numbers choose among what there is then. */
    sealed interface Event {
        /** A node joins, or is shown with other figures. */
        record Registered(int node, Instance draft) implements Event {}

        record Deregistered(int node) implements Event {}

        /** A pod that others placed appears, wherever it likes, or changes. */
        record ForeignSeen(int pod, int node, Claim claim) implements Event {}

        record ForeignEnded(int pod) implements Event {}

        record Requested(PlacementRequest request) implements Event {}

        /** The API server shows a task. */
        record Seen(int task) implements Event {}

        /** A task's pod was refused, or ran and ended. */
        record Gone(int task, int afterMillis) implements Event {}
    }

    private record Held(String instance, Claim claim) {}

    private record PortOn(String instance, HostPort port) {}

    private final Ledger ledger = new Ledger();
    private final Map<String, Instance> instances = new HashMap<>();
    private final Map<PodKey, Held> held = new HashMap<>();
    private final Map<PodKey, Held> tasks = new TreeMap<>();
    private final Map<PortOn, Long> releasedAt = new HashMap<>();
    private long now = 1_000_000;
    private int batches;

    void happen(Event event) {
        switch (event) {
            case Event.Registered node -> register(Scenarios.named(name(node.node()), node.draft()));
            case Event.Deregistered node -> {
                ledger.deregister(name(node.node()));
                instances.remove(name(node.node()));
                forgetRests();
            }
            case Event.ForeignSeen pod -> {
                ledger.observe(foreign(pod.pod()), name(pod.node()), pod.claim());
                held.put(foreign(pod.pod()), new Held(name(pod.node()), pod.claim()));
                forgetRests();
            }
            case Event.ForeignEnded pod -> {
                ledger.forget(foreign(pod.pod()), now);
                held.remove(foreign(pod.pod()));
                forgetRests();
            }
            case Event.Requested requested -> place(requested.request());
            case Event.Seen seen -> choose(seen.task()).forEach(this::see);
            case Event.Gone gone -> {
                now += gone.afterMillis();
                choose(gone.task()).forEach(this::end);
            }
        }
    }

    /** The ledger equals a recount: its own, and that of the plain list. */
    void check() {
        assertThat(ledger.audit()).isEmpty();
        assertThat(ledger.instances())
                .extracting(book -> book.name())
                .containsExactlyInAnyOrderElementsOf(instances.keySet());
        instances.values().forEach(instance -> {
            Usage usage = ledger.usage(instance.name()).orElseThrow();
            assertThat(usage.remaining()).isEqualTo(free(instance));
            assertThat(usage.pods()).isEqualTo((int) on(instance).count());
            assertThat(usage.heldPorts()).isEqualTo(ports(instance));
        });
    }

    private void register(Instance instance) {
        ledger.register(instance);
        instances.put(instance.name(), instance);
    }

    private void place(PlacementRequest asked) {
        String batch = "batch-" + batches++;
        PlacementRequest request =
                Scenario.withTasks(asked, Fixture.tasks(batch, asked.tasks().size()));
        PlacementResult result = new Placer().place(ledger, request, now);
        assertThat(Stream.concat(result.placed().stream().map(Placement::task), result.unplaced().stream()))
                .containsExactlyElementsOf(request.tasks());
        for (Placement placement : result.placed()) {
            Instance instance = Objects.requireNonNull(instances.get(placement.instance()), "a registered instance");
            Claim claim = ledger.holding(placement.task()).orElseThrow().claim();
            checkFree(instance, request, claim);
            Held place = new Held(instance.name(), claim);
            held.put(placement.task(), place);
            tasks.put(placement.task(), place);
        }
    }

    /** What the plain list says is free before a placement is enough for it. */
    private void checkFree(Instance instance, PlacementRequest request, Claim claim) {
        assertThat(instance.status()).isEqualTo(InstanceStatus.ACTIVE);
        assertThat(instance.agentConnected()).isTrue();
        assertThat(instance.untoleratedTaints()).isEmpty();
        assertThat(claim.resources().fits(free(instance)))
                .as("%s has room", instance.name())
                .isTrue();
        assertThat(on(instance).count()).isLessThan(instance.maxPods());
        assertThat(claim.hostPorts()).hasSameSizeAs(request.shape().ports());
        assertThat(claim.hostPorts()).noneMatch(ports(instance)::contains);
        assertThat(claim.hostPorts()).noneMatch(instance.reservedPorts()::contains);
        assertThat(claim.dynamicPorts()).allSatisfy(port -> {
            assertThat(instance.dynamicPorts().contains(port.port())).isTrue();
            assertThat(releasedAt.getOrDefault(new PortOn(instance.name(), port), 0L))
                    .as("%s rests", port)
                    .isLessThanOrEqualTo(now - DynamicPorts.REST_MILLIS);
        });
        if (request.rules().constraints().contains(new PlacementConstraint.DistinctInstance())) {
            assertThat(on(instance).flatMap(other -> other.claim().group().stream()))
                    .doesNotContain(request.group());
        }
    }

    private void see(PodKey task, Held place) {
        ledger.observe(task, place.instance(), place.claim());
    }

    private void end(PodKey task, Held place) {
        ledger.forget(task, now);
        held.remove(task);
        tasks.remove(task);
        place.claim().dynamicPorts().forEach(port -> releasedAt.put(new PortOn(place.instance(), port), now));
        forgetRests();
    }

    /** An instance that is gone with its last pod takes the rests of its ports along. */
    private void forgetRests() {
        releasedAt.keySet().removeIf(port -> ledger.usage(port.instance()).isEmpty());
    }

    private Map<PodKey, Held> choose(int number) {
        Map<PodKey, Held> chosen = new HashMap<>();
        tasks.entrySet().stream()
                .skip(tasks.isEmpty() ? 0 : number % tasks.size())
                .findFirst()
                .ifPresent(entry -> chosen.put(entry.getKey(), entry.getValue()));
        return chosen;
    }

    private Stream<Held> on(Instance instance) {
        return held.values().stream().filter(place -> place.instance().equals(instance.name()));
    }

    private Resources free(Instance instance) {
        return on(instance).map(place -> place.claim().resources()).reduce(instance.registered(), Resources::minus);
    }

    private Set<HostPort> ports(Instance instance) {
        return Set.copyOf(on(instance)
                .flatMap(place -> place.claim().hostPorts().stream())
                .toList());
    }

    private static String name(int node) {
        return "node-" + node;
    }

    private static PodKey foreign(int pod) {
        return new PodKey("other", "pod-" + pod);
    }

    static void play(List<Event> events) {
        PlacementHistory history = new PlacementHistory();
        for (Event event : events) {
            history.happen(event);
            history.check();
        }
    }
}

package dev.longshore.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens in whatever order, the book equals what a plain list of claims adds up to. */
class LedgerProperties {
    private static final List<String> INSTANCES = List.of("node-a", "node-b", "node-c");
    private static final List<HostPort> PORTS =
            List.of(new HostPort(80, Protocol.TCP), new HostPort(80, Protocol.UDP), new HostPort(40_000, Protocol.TCP));

    sealed interface Event {
        record Registered(Instance instance) implements Event {}

        record Deregistered(String instance) implements Event {}

        record Observed(PodKey pod, String instance, Claim claim) implements Event {}

        record Assumed(PodKey pod, String instance, Claim claim) implements Event {}

        record Forgotten(PodKey pod) implements Event {}
    }

    /** The obviously right ledger. */
    private static final class Model {
        final Map<String, Instance> instances = new HashMap<>();
        final Map<PodKey, Holding> pods = new HashMap<>();

        Optional<Usage> usage(String name) {
            List<Holding> here = pods.values().stream()
                    .filter(held -> held.instance().equals(name))
                    .toList();
            Optional<Instance> instance = Optional.ofNullable(instances.get(name));
            if (here.isEmpty() && instance.isEmpty()) {
                return Optional.empty();
            }
            Resources registered = instance.map(Instance::registered).orElse(Resources.NONE);
            return Optional.of(new Usage(
                    registered,
                    here.stream().map(held -> held.claim().resources()).reduce(registered, Resources::minus),
                    instance.map(Instance::reservedPorts).orElse(Set.of()),
                    here.stream()
                            .flatMap(held -> held.claim().hostPorts().stream())
                            .collect(Collectors.toSet()),
                    here.stream()
                            .flatMap(held -> held.claim().dynamicPorts().stream())
                            .collect(Collectors.toSet()),
                    here.stream()
                            .flatMap(held -> held.claim().group().stream())
                            .collect(Collectors.toMap(group -> group, group -> 1, Integer::sum)),
                    here.size(),
                    (int) here.stream().filter(Holding::assumed).count()));
        }
    }

    @Property(tries = 1000)
    void equalsARecountAfterAnyHistory(@ForAll("histories") List<Event> history) {
        Ledger ledger = new Ledger();
        Model model = new Model();
        for (Event event : history) {
            happen(event, ledger, model);
            assertThat(ledger.audit()).isEmpty();
            INSTANCES.forEach(name -> assertThat(ledger.usage(name)).isEqualTo(model.usage(name)));
            assertThat(ledger.instances().stream().map(InstanceLedger::name))
                    .containsExactlyInAnyOrderElementsOf(model.instances.keySet());
        }
    }

    @Property
    void theOrderInWhichPodsAndInstancesAreSeenDoesNotMatter(
            @ForAll("histories") List<Event> history, @ForAll("seeds") Random random) {
        Model model = new Model();
        history.forEach(event -> happen(event, new Ledger(), model));
        List<Runnable> sightings = new ArrayList<>();
        Ledger rebuilt = new Ledger();
        model.instances.values().forEach(instance -> sightings.add(() -> rebuilt.register(instance)));
        model.pods.forEach((pod, held) -> sightings.add(() -> rebuilt.observe(pod, held.instance(), held.claim())));
        Collections.shuffle(sightings, random);
        sightings.forEach(Runnable::run);
        INSTANCES.forEach(name -> assertThat(rebuilt.usage(name).map(Usage::remaining))
                .isEqualTo(model.usage(name).map(Usage::remaining)));
    }

    private static void happen(Event event, Ledger ledger, Model model) {
        switch (event) {
            case Event.Registered registered -> {
                ledger.register(registered.instance());
                model.instances.put(registered.instance().name(), registered.instance());
            }
            case Event.Deregistered deregistered -> {
                ledger.deregister(deregistered.instance());
                model.instances.remove(deregistered.instance());
            }
            case Event.Observed seen -> {
                ledger.observe(seen.pod(), seen.instance(), seen.claim());
                model.pods.put(seen.pod(), new Holding(seen.instance(), seen.claim(), false));
            }
            case Event.Assumed assumed -> {
                if (!model.pods.containsKey(assumed.pod())) {
                    ledger.assume(assumed.pod(), assumed.instance(), assumed.claim());
                    model.pods.put(assumed.pod(), new Holding(assumed.instance(), assumed.claim(), true));
                }
            }
            case Event.Forgotten forgotten -> {
                ledger.forget(forgotten.pod(), 0);
                model.pods.remove(forgotten.pod());
            }
        }
    }

    @Provide
    Arbitrary<Random> seeds() {
        return Arbitraries.randomValue(random -> new Random(random.nextLong()));
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<String> instance = Arbitraries.of(INSTANCES);
        Arbitrary<PodKey> pod = Arbitraries.integers().between(1, 6).map(number -> new PodKey("team", "pod-" + number));
        Arbitrary<Event> event = Arbitraries.oneOf(
                Combinators.combine(instance, resources(), ports())
                        .as((name, size, reserved) -> new Event.Registered(Instance.builder(name, size)
                                .reservedPorts(reserved)
                                .build())),
                instance.map(Event.Deregistered::new),
                Combinators.combine(pod, instance, claims()).as(Event.Observed::new),
                Combinators.combine(pod, instance, claims()).as(Event.Assumed::new),
                pod.map(Event.Forgotten::new));
        return event.list().ofMaxSize(30);
    }

    private static Arbitrary<Claim> claims() {
        Arbitrary<Optional<TaskGroup>> group = Arbitraries.of("service:web", "family:job")
                .map(name -> new TaskGroup("team", name))
                .optional();
        return Combinators.combine(resources(), ports(), Arbitraries.of(true, false), group)
                .as((size, ports, dynamic, owner) -> new Claim(size, ports, dynamic ? ports : Set.of(), owner));
    }

    private static Arbitrary<Resources> resources() {
        Arbitrary<Long> amount = Arbitraries.longs().between(0, 4);
        return Combinators.combine(amount, amount).as(Resources::new);
    }

    private static Arbitrary<Set<HostPort>> ports() {
        return Arbitraries.of(PORTS).set().ofMaxSize(2);
    }
}

package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.PortRange;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.TaskGroup;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates scenarios that are small and tight enough to clash. */
final class Scenarios {
    private static final PortRange DYNAMIC = new PortRange(40_000, 40_002);
    private static final List<HostPort> PORTS = List.of(
            new HostPort(80, Protocol.TCP),
            new HostPort(80, Protocol.UDP),
            new HostPort(40_000, Protocol.TCP),
            new HostPort(40_001, Protocol.TCP));
    private static final List<TaskGroup> GROUPS =
            List.of(new TaskGroup("team", "service:web"), new TaskGroup("team", "family:job"));

    private Scenarios() {}

    static Arbitrary<Scenario> arbitrary() {
        return Combinators.combine(
                        instanceLists(),
                        standing().list().ofMaxSize(6),
                        requests().list().ofMinSize(1).ofMaxSize(3))
                .as((instances, standing, requests) -> new Scenario(instances, standing, numbered(requests)));
    }

    private static List<PlacementRequest> numbered(List<PlacementRequest> requests) {
        return IntStream.range(0, requests.size())
                .mapToObj(number -> Scenario.withTasks(
                        requests.get(number),
                        Fixture.tasks(
                                "batch-" + number, requests.get(number).tasks().size())))
                .toList();
    }

    private static Arbitrary<List<Instance>> instanceLists() {
        return instances()
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(drafts -> IntStream.range(0, drafts.size())
                        .mapToObj(number -> named("node-" + number, drafts.get(number)))
                        .toList());
    }

    private static Instance named(String name, Instance draft) {
        return new Instance(
                name,
                draft.registered(),
                draft.maxPods(),
                draft.reservedPorts(),
                draft.dynamicPorts(),
                draft.attributes(),
                draft.status(),
                draft.agentConnected(),
                draft.untoleratedTaints());
    }

    private static Arbitrary<Instance> instances() {
        Arbitrary<Map<String, String>> attributes = Arbitraries.of("a", "b", "c", "")
                .map(zone -> zone.isEmpty() ? Map.of() : Map.of(Instance.AVAILABILITY_ZONE, zone));
        Arbitrary<Boolean> mostly = Arbitraries.integers().between(0, 9).map(number -> number > 0);
        return Combinators.combine(
                        resources(8), Arbitraries.integers().between(1, 6), ports(), attributes, mostly, mostly, mostly)
                .as((size, maxPods, reserved, zone, active, connected, clean) -> Instance.builder("", size)
                        .maxPods(maxPods)
                        .reservedPorts(reserved)
                        .dynamicPorts(DYNAMIC)
                        .attributes(zone)
                        .status(active ? InstanceStatus.ACTIVE : InstanceStatus.DRAINING)
                        .agentConnected(connected)
                        .untoleratedTaints(clean ? List.of() : List.of("gpu=true:NoSchedule"))
                        .build());
    }

    private static Arbitrary<Scenario.Standing> standing() {
        Arbitrary<Optional<TaskGroup>> group = Arbitraries.of(GROUPS).optional();
        Arbitrary<Claim> claim = Combinators.combine(resources(2), ports(), group)
                .as((size, ports, owner) -> new Claim(size, ports, Set.of(), owner));
        return Combinators.combine(Arbitraries.integers().between(0, 5), claim).as(Scenario.Standing::new);
    }

    private static Arbitrary<PlacementRequest> requests() {
        Arbitrary<TaskShape> shape =
                Combinators.combine(resources(3), portRequests()).as(TaskShape::new);
        Arbitrary<Map<String, String>> avoided =
                Arbitraries.of("node-0", "node-1").set().ofMaxSize(1).map(Scenarios::refusedBy);
        return Combinators.combine(
                        Arbitraries.of(GROUPS), shape, Arbitraries.integers().between(0, 12), avoided)
                .as((group, wanted, count, without) -> new PlacementRequest(
                        group, wanted, Fixture.tasks("", count), PlacementStrategy.SERVICE_DEFAULT, without));
    }

    private static Map<String, String> refusedBy(Set<String> names) {
        return names.stream().collect(java.util.stream.Collectors.toMap(name -> name, name -> "OutOfcpu"));
    }

    private static Arbitrary<List<PortRequest>> portRequests() {
        Arbitrary<PortRequest> fixed =
                Arbitraries.of(PORTS).map(port -> new PortRequest(8080, port.port(), port.protocol()));
        Arbitrary<PortRequest> dynamic =
                Arbitraries.of(Protocol.TCP, Protocol.UDP).map(protocol -> new PortRequest(8080, 0, protocol));
        return Arbitraries.oneOf(fixed, dynamic).list().ofMaxSize(3).map(Scenarios::withoutDoubles);
    }

    private static List<PortRequest> withoutDoubles(List<PortRequest> requests) {
        Set<PortRequest> seen = new HashSet<>();
        return requests.stream()
                .filter(request -> request.dynamic() || seen.add(request))
                .toList();
    }

    private static Arbitrary<Resources> resources(int most) {
        Arbitrary<Long> amount = Arbitraries.longs().between(0, most);
        return Combinators.combine(amount, amount).as(Resources::new);
    }

    private static Arbitrary<Set<HostPort>> ports() {
        return Arbitraries.of(PORTS).set().ofMaxSize(1);
    }
}

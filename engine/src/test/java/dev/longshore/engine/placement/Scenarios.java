package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.PortRange;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.engine.placement.PlacementStrategy.Binpack;
import dev.longshore.engine.placement.PlacementStrategy.Resource;
import dev.longshore.engine.placement.PlacementStrategy.Spread;
import dev.longshore.engine.query.Expression;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

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

    static Instance named(String name, Instance draft) {
        return new Instance(
                name,
                draft.registered(),
                draft.maxPods(),
                draft.reservedPorts(),
                draft.dynamicPorts(),
                draft.attributes(),
                draft.status(),
                draft.agentConnected(),
                draft.untoleratedTaints(),
                draft.identity(),
                draft.capacityProvider());
    }

    static Arbitrary<Instance> instances() {
        Arbitrary<Boolean> mostly = Arbitraries.integers().between(0, 9).map(number -> number > 0);
        return Combinators.combine(
                        resources(8),
                        Arbitraries.integers().between(1, 6),
                        ports(),
                        attributes(),
                        mostly,
                        mostly,
                        mostly,
                        Arbitraries.of("", "", "group", "FARGATE"))
                .as((size, maxPods, reserved, zone, active, connected, clean, provider) -> Instance.builder("", size)
                        .maxPods(maxPods)
                        .reservedPorts(reserved)
                        .dynamicPorts(DYNAMIC)
                        .attributes(zone)
                        .status(active ? InstanceStatus.ACTIVE : InstanceStatus.DRAINING)
                        .agentConnected(connected)
                        .capacityProvider(provider)
                        .untoleratedTaints(clean ? List.of() : List.of("gpu=true:NoSchedule"))
                        .build());
    }

    /** Racks lie across the zones, so that a task on a rack counts in cells of other zones too. */
    private static Arbitrary<Map<String, String>> attributes() {
        Arbitrary<String> zone = Arbitraries.of("a", "b", "c", "");
        Arbitrary<String> rack = Arbitraries.of("r1", "r2", "");
        return Combinators.combine(zone, rack).as((in, on) -> {
            Map<String, String> attributes = new HashMap<>();
            if (!in.isEmpty()) {
                attributes.put(Instance.AVAILABILITY_ZONE, in);
            }
            if (!on.isEmpty()) {
                attributes.put("rack", on);
                attributes.put(Instance.SUBNET_ID, on.equals("r1") ? "subnet-1" : "subnet-9");
            }
            return attributes;
        });
    }

    private static Arbitrary<PlacementRules> rules() {
        Arbitrary<List<PlacementStrategy>> strategy = Arbitraries.<PlacementStrategy>of(
                        new Spread("attribute:" + Instance.AVAILABILITY_ZONE),
                        new Spread("attribute:rack"),
                        new Spread("instanceId"),
                        new Binpack(Resource.CPU),
                        new Binpack(Resource.MEMORY),
                        new PlacementStrategy.Random())
                .list()
                .ofMaxSize(3);
        Arbitrary<List<PlacementConstraint>> constraints = Arbitraries.<PlacementConstraint>of(
                        new PlacementConstraint.DistinctInstance(),
                        memberOf("attribute:rack exists"),
                        memberOf("attribute:ecs.availability-zone != a or attribute:rack == r1"),
                        memberOf("runningTasksCount < 3"),
                        memberOf("not(task:group == family:job)"))
                .list()
                .ofMaxSize(2);
        Arbitrary<Set<String>> only = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(Set.<String>of())),
                Tuple.of(1, Arbitraries.of("node-0", "node-1").set().ofMaxSize(2)));
        Arbitrary<String> provider = Arbitraries.of("", "", "", "group", "FARGATE");
        return Combinators.combine(constraints, strategy, only, provider).as(PlacementRules::new);
    }

    private static PlacementConstraint memberOf(String expression) {
        return new PlacementConstraint.MemberOf(Expression.parse(expression));
    }

    private static Arbitrary<Scenario.Standing> standing() {
        return Combinators.combine(Arbitraries.integers().between(0, 5), claims())
                .as(Scenario.Standing::new);
    }

    static Arbitrary<Claim> claims() {
        Arbitrary<Optional<TaskGroup>> group = Arbitraries.of(GROUPS).optional();
        return Combinators.combine(resources(2), ports(), group)
                .as((size, ports, owner) -> new Claim(size, ports, Set.of(), owner));
    }

    static Arbitrary<PlacementRequest> requests() {
        Arbitrary<List<RequiredAttribute>> attributes = Arbitraries.of(
                        new RequiredAttribute("rack", Optional.empty()),
                        new RequiredAttribute("rack", Optional.of("r1")))
                .list()
                .ofMaxSize(1);
        Arbitrary<Set<String>> subnets = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(Set.<String>of())),
                Tuple.of(1, Arbitraries.just(Set.of("a", "b"))),
                Tuple.of(1, Arbitraries.just(Set.of("subnet-1", "subnet-2"))));
        Arbitrary<TaskShape> shape = Combinators.combine(resources(3), portRequests(), attributes, subnets)
                .as(TaskShape::new);
        Arbitrary<Map<String, String>> avoided =
                Arbitraries.of("node-0", "node-1").set().ofMaxSize(1).map(Scenarios::refusedBy);
        return Combinators.combine(
                        Arbitraries.of(GROUPS),
                        shape,
                        rules(),
                        Arbitraries.integers().between(0, 12),
                        avoided,
                        Arbitraries.longs())
                .as((group, wanted, rules, count, without, seed) ->
                        new PlacementRequest(group, wanted, rules, Fixture.tasks("", count), without, seed));
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
        Arbitrary<Integer> few = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(most > 3 ? Resources.UNLIMITED : 0)),
                Tuple.of(1, Arbitraries.integers().between(0, Math.min(most, 3))));
        return Combinators.combine(amount, amount, few, few).as(Resources::new);
    }

    private static Arbitrary<Set<HostPort>> ports() {
        return Arbitraries.of(PORTS).set().ofMaxSize(1);
    }
}

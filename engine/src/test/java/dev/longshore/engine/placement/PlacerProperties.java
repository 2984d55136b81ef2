package dev.longshore.engine.placement;

import static dev.longshore.engine.placement.Fixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Usage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The placer against an obviously right one, over small clusters on which pods of others stand already. */
class PlacerProperties {
    @Property(tries = 4000)
    void placesEachTaskWhereTheNaiveRulesDo(@ForAll("scenarios") Scenario scenario) {
        Ledger ledger = scenario.ledger();
        Ledger shadow = scenario.ledger();
        for (PlacementRequest request : scenario.requests()) {
            NaivePlacer naive = new NaivePlacer(scenario.instances(), shadow, request);
            PlacementResult result = new Placer().place(ledger, request, NOW);
            for (Placement placement : result.placed()) {
                assertThat(naive.next()).contains(placement.instance());
                Claim claim = ledger.holding(placement.task()).orElseThrow().claim();
                shadow.assume(placement.task(), placement.instance(), claim);
            }
            if (!result.unplaced().isEmpty()) {
                assertThat(naive.next()).isEmpty();
            }
            assertThat(result.explanation().isPresent())
                    .isEqualTo(!result.unplaced().isEmpty());
            assertThat(result.placed().size() + result.unplaced().size())
                    .isEqualTo(request.tasks().size());
        }
    }

    @Property(tries = 500)
    void neverBooksAnythingTwice(@ForAll("scenarios") Scenario scenario) {
        Ledger ledger = scenario.ledger();
        for (PlacementRequest request : scenario.requests()) {
            for (PodKey task : request.tasks()) {
                List<Usage> before = usages(scenario, ledger);
                PlacementRequest one = Scenario.withTasks(request, List.of(task));
                new Placer().place(ledger, one, NOW).placed().forEach(placement -> {
                    int index = scenario.indexOf(placement.instance());
                    Usage after = ledger.usage(placement.instance()).orElseThrow();
                    assertThat(request.shape()
                                    .resources()
                                    .fits(before.get(index).remaining()))
                            .isTrue();
                    assertThat(after.pods())
                            .isLessThanOrEqualTo(scenario.instances().get(index).maxPods());
                    bindsFreePorts(scenario.instances().get(index), before.get(index), request, placement);
                });
                assertThat(ledger.audit()).isEmpty();
            }
        }
    }

    @Property(tries = 500)
    void everyInstanceSaysWhyItTakesNone(@ForAll("scenarios") Scenario scenario) {
        Ledger ledger = scenario.ledger();
        for (PlacementRequest request : scenario.requests()) {
            Optional<Explanation> why = new Placer().place(ledger, request, NOW).explanation();
            why.ifPresent(explanation -> {
                assertThat(explanation.refused())
                        .extracting(InstanceRefusals::instance)
                        .containsExactlyInAnyOrderElementsOf(asked(scenario, request));
                assertThat(explanation.countsByReason().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .isEqualTo(explanation.instances());
            });
        }
    }

    @Property(tries = 1000)
    void anInstanceSaysWhyExactlyWhereItTakesNone(@ForAll("scenarios") Scenario scenario) {
        Ledger ledger = scenario.ledger();
        for (PlacementRequest request : scenario.requests()) {
            NaivePlacer naive = new NaivePlacer(scenario.instances(), ledger, request);
            List<String> refusing = asked(scenario, request).stream()
                    .filter(name -> !naive.takes(scenario.instances().get(scenario.indexOf(name))))
                    .toList();
            assertThat(new Placer().explain(ledger, request, NOW).refused())
                    .extracting(InstanceRefusals::instance)
                    .containsExactlyInAnyOrderElementsOf(refusing);
            for (String name : asked(scenario, request)) {
                assertThat(new Placer().couldPlace(ledger, request, List.of(name), NOW))
                        .isEqualTo(!refusing.contains(name));
            }
            new Placer().place(ledger, request, NOW);
        }
    }

    private static List<String> asked(Scenario scenario, PlacementRequest request) {
        return scenario.instances().stream()
                .filter(instance -> instance.serves(request.rules().capacityProvider()))
                .map(Instance::name)
                .filter(name -> request.rules().instances().isEmpty()
                        || request.rules().instances().contains(name))
                .toList();
    }

    @Property
    void zonesDifferByOneTaskAtMostWhereThereIsRoom(
            @ForAll @IntRange(max = 40) int tasks,
            @ForAll @IntRange(min = 1, max = 5) int zones,
            @ForAll @IntRange(min = 1, max = 12) int instances) {
        Ledger ledger = new Ledger();
        for (int number = 0; number < instances; number++) {
            ledger.register(
                    Fixture.instance("node-" + number, "zone-" + number % zones).build());
        }
        PlacementResult result = Fixture.place(ledger, Fixture.shape(1, 1), "web", tasks);
        assertThat(result.unplaced()).isEmpty();
        assertThat(skew(ledger, book -> book.instance().zone())).isLessThanOrEqualTo(1);
        assertThat(ledger.instances().stream()
                        .collect(Collectors.groupingBy(book -> book.instance().zone()))
                        .values())
                .allSatisfy(zone -> {
                    var counts = zone.stream()
                            .mapToInt(book -> book.tasks(Fixture.WEB))
                            .summaryStatistics();
                    assertThat(counts.getMax() - counts.getMin()).isLessThanOrEqualTo(1);
                });
    }

    private static int skew(
            Ledger ledger, java.util.function.Function<dev.longshore.engine.ledger.InstanceLedger, String> value) {
        var perValue = ledger.instances().stream()
                .collect(Collectors.groupingBy(value, Collectors.summingInt(book -> book.tasks(Fixture.WEB))));
        var counts = perValue.values().stream().mapToInt(Integer::intValue).summaryStatistics();
        return counts.getMax() - counts.getMin();
    }

    private static void bindsFreePorts(Instance on, Usage before, PlacementRequest request, Placement placement) {
        List<PortRequest> wanted = request.shape().ports();
        Set<HostPort> ports = new HashSet<>();
        assertThat(placement.bindings()).hasSameSizeAs(wanted);
        for (int index = 0; index < wanted.size(); index++) {
            PortBinding got = placement.bindings().get(index);
            HostPort port = new HostPort(got.hostPort(), got.protocol());
            assertThat(ports.add(port)).as("%s bound twice", port).isTrue();
            assertThat(before.portsTaken()).doesNotContain(port);
            assertThat(got.containerPort()).isEqualTo(wanted.get(index).containerPort());
            assertThat(got.protocol()).isEqualTo(wanted.get(index).protocol());
            if (wanted.get(index).dynamic()) {
                assertThat(on.dynamicPorts().contains(got.hostPort())).isTrue();
            } else {
                assertThat(got.hostPort()).isEqualTo(wanted.get(index).hostPort());
            }
        }
    }

    private static List<Usage> usages(Scenario scenario, Ledger ledger) {
        return scenario.instances().stream()
                .map(instance -> ledger.usage(instance.name()).orElseThrow())
                .toList();
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenarios.arbitrary();
    }
}

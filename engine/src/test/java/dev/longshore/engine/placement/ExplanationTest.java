package dev.longshore.engine.placement;

import static dev.longshore.engine.placement.Fixture.MIB;
import static dev.longshore.engine.placement.Fixture.NOW;
import static dev.longshore.engine.placement.Fixture.WEB;
import static dev.longshore.engine.placement.Fixture.foreignPod;
import static dev.longshore.engine.placement.Fixture.instance;
import static dev.longshore.engine.placement.Fixture.place;
import static dev.longshore.engine.placement.Fixture.shape;
import static dev.longshore.engine.placement.Fixture.tasks;
import static dev.longshore.engine.placement.Fixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.query.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final HostPort HTTP = new HostPort(80, Protocol.TCP);
    private static final TaskShape SHAPE = shape(1000, 1024, tcp(80, 80));

    private final Ledger ledger = new Ledger();

    @Test
    void namesEveryClauseThatFailsInTheOrderOfTheFunnel() {
        ledger.register(instance("node", "a")
                .status(InstanceStatus.DRAINING)
                .agentConnected(false)
                .untoleratedTaints(List.of("gpu=true:NoSchedule", "spot=true:NoExecute"))
                .maxPods(1)
                .build());
        foreignPod(ledger, "hog", "node", new Resources(3500, 8000 * MIB), HTTP);
        var request = new PlacementRequest(
                WEB, SHAPE, PlacementRules.SERVICE_DEFAULT, tasks("web", 1), Map.of("node", "OutOfcpu"), 0);
        Explanation explanation =
                new Placer().place(ledger, request, NOW).explanation().orElseThrow();
        assertThat(explanation.closest().orElseThrow().refusals())
                .containsExactly(
                        new Refusal.NotActive(InstanceStatus.DRAINING),
                        new Refusal.AgentDisconnected(),
                        new Refusal.Tainted("gpu=true:NoSchedule"),
                        new Refusal.Avoided("OutOfcpu"),
                        new Refusal.InsufficientCpu(1000, 500),
                        new Refusal.InsufficientMemory(1024 * MIB, 192 * MIB),
                        new Refusal.PortTaken(HTTP, Optional.of(new PodKey("other", "hog"))),
                        new Refusal.TooManyPods(1));
    }

    @Test
    void namesWhatTheDefinitionAndTheConstraintsAskForBehindTheRoom() {
        ledger.register(instance("node", "a").build());
        place(ledger, shape(1, 1), "web", 1);
        RequiredAttribute rack = new RequiredAttribute("rack", Optional.empty());
        Resources needed = new Resources(1, 1).withGpus(1).withEnis(1);
        TaskShape shape = new TaskShape(needed, List.of(), List.of(rack), Set.of("b"));
        PlacementRules rules = PlacementRules.of()
                .with(
                        new PlacementConstraint.DistinctInstance(),
                        new PlacementConstraint.MemberOf(Expression.parse("runningTasksCount < 1")),
                        new PlacementConstraint.MemberOf(Expression.parse("attribute:rack == r1")));
        PlacementResult result = new Placer().place(ledger, Fixture.request(shape, rules, tasks("more", 1)), NOW);
        assertThat(result.explanation().orElseThrow().closest().orElseThrow().refusals())
                .containsExactly(
                        new Refusal.InsufficientGpu(1, 0),
                        new Refusal.NoEni(0),
                        new Refusal.MissingAttribute(rack),
                        new Refusal.WrongSubnet(Set.of("b")),
                        new Refusal.NotMember("attribute:rack == r1"),
                        new Refusal.NotMember("runningTasksCount < 1"),
                        new Refusal.NotDistinct(WEB));
    }

    @Test
    void everyRefusalKnowsItsReason() {
        assertThat(List.of(
                                new Refusal.NotActive(InstanceStatus.DRAINING),
                                new Refusal.AgentDisconnected(),
                                new Refusal.Tainted("gpu"),
                                new Refusal.Avoided("OutOfcpu"),
                                new Refusal.InsufficientCpu(2, 1),
                                new Refusal.InsufficientMemory(2, 1),
                                new Refusal.PortTaken(HTTP, Optional.empty()),
                                new Refusal.NoDynamicPort(Protocol.UDP),
                                new Refusal.TooManyPods(1),
                                new Refusal.InsufficientGpu(2, 1),
                                new Refusal.NoEni(3),
                                new Refusal.MissingAttribute(new RequiredAttribute("rack", Optional.empty())),
                                new Refusal.WrongSubnet(Set.of("subnet-a")),
                                new Refusal.NotMember("attribute:rack exists"),
                                new Refusal.NotDistinct(WEB))
                        .stream()
                        .map(Refusal::reason))
                .containsExactly(
                        "INACTIVE",
                        "AGENT",
                        "ATTRIBUTE",
                        "AGENT",
                        "RESOURCE:CPU",
                        "RESOURCE:MEMORY",
                        "RESOURCE:PORTS",
                        "RESOURCE:PORTS",
                        "RESOURCE:PODS",
                        "RESOURCE:GPU",
                        "RESOURCE:ENI",
                        "ATTRIBUTE",
                        "LOCATION",
                        "MemberOf placement constraint unsatisfied",
                        "distinctInstance placement constraint unsatisfied");
    }

    @Test
    void theClosestIsACandidateThenFailsLeastThenComesFurthestThenLacksLeast() {
        ledger.register(instance("barred", "a").agentConnected(false).build());
        ledger.register(instance("lacks-cpu-and-memory", "a").build());
        ledger.register(instance("lacks-half-the-cpu", "a").build());
        ledger.register(instance("lacks-little-cpu", "a").build());
        ledger.register(instance("port-taken", "a").build());
        foreignPod(ledger, "one", "lacks-cpu-and-memory", new Resources(4000, 8192 * MIB));
        foreignPod(ledger, "two", "lacks-half-the-cpu", new Resources(3500, 0));
        foreignPod(ledger, "three", "lacks-little-cpu", new Resources(3001, 0));
        foreignPod(ledger, "four", "port-taken", Resources.NONE, HTTP);
        Explanation explanation = place(ledger, SHAPE, "web", 1).explanation().orElseThrow();
        assertThat(explanation.refused())
                .extracting(InstanceRefusals::instance)
                .containsExactly(
                        "port-taken", "lacks-little-cpu", "lacks-half-the-cpu", "lacks-cpu-and-memory", "barred");
        assertThat(explanation.instances()).isEqualTo(5);
        assertThat(explanation.countsByReason())
                .isEqualTo(Map.of("RESOURCE:CPU", 3L, "RESOURCE:PORTS", 1L, "AGENT", 1L));
        assertThat(PlacementMessages.summary(explanation))
                .isEqualTo("5 instances: 1 AGENT, 3 RESOURCE:CPU, 1 RESOURCE:PORTS");
    }

    @Test
    void amongThoseShortOfMemoryTheOneThatLacksLeastIsClosest() {
        ledger.register(instance("a-lacks-all", "a").build());
        ledger.register(instance("b-lacks-little", "a").build());
        foreignPod(ledger, "one", "a-lacks-all", new Resources(0, 8192 * MIB));
        foreignPod(ledger, "two", "b-lacks-little", new Resources(0, 7200 * MIB));
        assertThat(place(ledger, SHAPE, "web", 1)
                        .explanation()
                        .orElseThrow()
                        .closest()
                        .orElseThrow())
                .isEqualTo(new InstanceRefusals(
                        "b-lacks-little", List.of(new Refusal.InsufficientMemory(1024 * MIB, 992 * MIB))));
    }

    @Test
    void anEmptyClusterHasNoClosest() {
        Explanation explanation = place(ledger, SHAPE, "web", 1).explanation().orElseThrow();
        assertThat(explanation.closest()).isEmpty();
        assertThat(explanation.instances()).isZero();
    }
}

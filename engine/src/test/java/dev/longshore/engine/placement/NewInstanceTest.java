package dev.longshore.engine.placement;

import static dev.longshore.engine.placement.Fixture.instance;
import static dev.longshore.engine.placement.Fixture.request;
import static dev.longshore.engine.placement.Fixture.shape;
import static dev.longshore.engine.placement.Fixture.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.placement.PlacementConstraint.MemberOf;
import dev.longshore.engine.query.Expression;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Would it fit on a new instance? Asked of each constraint. */
class NewInstanceTest {
    private static final Instance ONE = instance("one", "a")
            .attribute("stack", "blue")
            .status(InstanceStatus.DRAINING)
            .agentConnected(false)
            .untoleratedTaints(List.of("node.kubernetes.io/unschedulable:NoSchedule"))
            .build();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "attribute:stack == blue,                          true",
        "attribute:stack == green,                         false",
        "attribute:ecs.availability-zone == z,             true", // the next may be there
        "attribute:ecs.availability-zone == z and attribute:stack == green, true",
        "task:group == service:other,                      false", // nobody is there yet
        "not(task:group == service:other),                 true"
    })
    void expressions(String expression, boolean fits) {
        PlacementRules rules = rules(new MemberOf(Expression.parse(expression)));
        assertThat(refusals(shape(1000, 1), rules).isEmpty()).isEqualTo(fits);
    }

    @Test
    void aTaskOfItsGroupIsOnNone() {
        assertThat(refusals(shape(1000, 1), rules(new PlacementConstraint.DistinctInstance())))
                .isEmpty();
    }

    @Test
    void whatIsTooLargeForAnEmptyOneFitsNone() {
        assertThat(refusals(shape(64_000, 1), rules()))
                .hasValueSatisfying(why -> assertThat(why).singleElement().isInstanceOf(Refusal.InsufficientCpu.class));
    }

    @Test
    void aTaintThatStaysKeepsTasksFromTheNextAsWell() {
        Instance dedicated = instance("one", "a")
                .untoleratedTaints(List.of("dedicated=gpu:NoSchedule"))
                .build();
        assertThat(refusals(List.of(dedicated), shape(1000, 1), rules()))
                .hasValueSatisfying(why -> assertThat(why).singleElement().isInstanceOf(Refusal.Tainted.class));
        assertThat(refusals(List.of(dedicated, instance("two", "a").build()), shape(1000, 1), rules()))
                .as("another kind of instance takes it")
                .isEmpty();
    }

    @Test
    void ofAGroupThatNobodyHasSeenNothingIsKnown() {
        assertThat(refusals(List.of(), shape(64_000, 1), rules())).isEmpty();
    }

    private static PlacementRules rules(PlacementConstraint... constraints) {
        return PlacementRules.SERVICE_DEFAULT.with(constraints);
    }

    private static Optional<List<Refusal>> refusals(TaskShape shape, PlacementRules rules) {
        return refusals(List.of(ONE), shape, rules);
    }

    private static Optional<List<Refusal>> refusals(List<Instance> there, TaskShape shape, PlacementRules rules) {
        Ledger ledger = new Ledger();
        there.forEach(one -> ledger.register(NewInstance.like(one, one.registered(), one.maxPods())));
        Explanation why = new Placer().explain(ledger, request(shape, rules, tasks("t", 1)), Fixture.NOW);
        return NewInstance.refusals(why, there.size());
    }
}

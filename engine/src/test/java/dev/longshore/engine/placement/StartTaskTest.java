package dev.longshore.engine.placement;

import static dev.longshore.engine.placement.Fixture.MIB;
import static dev.longshore.engine.placement.Fixture.NOW;
import static dev.longshore.engine.placement.Fixture.instance;
import static dev.longshore.engine.placement.Fixture.request;
import static dev.longshore.engine.placement.Fixture.shape;
import static dev.longshore.engine.placement.Fixture.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.Resources;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** StartTask names the instance: strategies and constraints are not asked, all else is. */
class StartTaskTest {
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void register() {
        ledger.register(instance("roomy", "a").build());
        ledger.register(instance("full", "a").build());
        ledger.register(
                instance("draining", "a").status(InstanceStatus.DRAINING).build());
        ledger.register(instance("away", "b").agentConnected(false).build());
        ledger.register(instance("plain", "b").build());
        Fixture.foreignPod(ledger, "hog", "full", new Resources(3500, 8192 * MIB));
    }

    @Test
    void theNamedInstanceTakesTheTaskWhateverAStrategyWouldSay() {
        Fixture.foreignPod(ledger, "other", "plain", Resources.NONE);
        assertThat(start("plain", shape(100, 1)).placed())
                .extracting(Placement::instance)
                .containsExactly("plain");
    }

    @ParameterizedTest
    @CsvSource({
        "full, RESOURCE:CPU",
        "draining, INACTIVE",
        "away, AGENT",
        "roomy, ''",
    })
    void roomStatusAndAgentOfThatInstanceAloneDecide(String instance, String reason) {
        List<Failure> failures = start(instance, shape(1000, 1))
                .explanation()
                .map(PlacementMessages::failures)
                .orElse(List.of());
        assertThat(failures).isEqualTo(reason.isEmpty() ? List.of() : List.of(new Failure(instance, reason)));
    }

    @Test
    void theAttributesThatTheDefinitionRequiresAreChecked() {
        RequiredAttribute gpu = new RequiredAttribute("ecs.capability.gpu", Optional.empty());
        TaskShape shape = new TaskShape(new Resources(1, 1), List.of(), List.of(gpu), Set.of());
        assertThat(start("plain", shape)
                        .explanation()
                        .orElseThrow()
                        .closest()
                        .orElseThrow()
                        .refusals())
                .containsExactly(new Refusal.MissingAttribute(gpu));
    }

    @Test
    void anInstanceThatIsNotRegisteredTakesNothing() {
        PlacementResult result = start("unknown", shape(1, 1));
        assertThat(result.unplaced()).hasSize(1);
        assertThat(result.explanation().orElseThrow().instances()).isZero();
    }

    private PlacementResult start(String instance, TaskShape shape) {
        return new Placer().place(ledger, request(shape, PlacementRules.startTask(instance), tasks("job", 1)), NOW);
    }
}

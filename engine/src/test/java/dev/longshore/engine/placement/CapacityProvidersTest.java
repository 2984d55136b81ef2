package dev.longshore.engine.placement;

import static dev.longshore.engine.placement.Fixture.instance;
import static dev.longshore.engine.placement.Fixture.instancesOf;
import static dev.longshore.engine.placement.Fixture.request;
import static dev.longshore.engine.placement.Fixture.shape;
import static dev.longshore.engine.placement.Fixture.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A task for a capacity provider has its instances alone, and no other task has Fargate's. */
class CapacityProvidersTest {
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void register() {
        ledger.register(instance("plain", "a").build());
        ledger.register(instance("grouped", "b").capacityProvider("group").build());
        ledger.register(instance("fargate", "a").capacityProvider("FARGATE").build());
        ledger.register(instance("spot", "b").capacityProvider("FARGATE_SPOT").build());
    }

    @Test
    void tasksAreOnTheInstancesOfTheirProvider() {
        assertThat(instancesOf(place("", 2))).containsExactlyInAnyOrder("plain", "grouped");
        assertThat(instancesOf(place("group", 2))).containsExactly("grouped", "grouped");
        assertThat(instancesOf(place("FARGATE", 1))).containsExactly("fargate");
        assertThat(instancesOf(place("FARGATE_SPOT", 1))).containsExactly("spot");
    }

    @Test
    void whatDoesNotFitStaysAndSaysSoInTheWordsOfItsProvider() {
        PlacementResult group = place("group", 9);
        assertThat(group.unplaced()).hasSize(5);
        Explanation full = group.explanation().orElseThrow();
        assertThat(full.refused()).extracting(InstanceRefusals::instance).containsExactly("grouped");
        assertThat(PlacementMessages.serviceEvent(full))
                .contains("The closest matching container-instance grouped has insufficient CPU units available");

        Explanation none = place("empty", 1).explanation().orElseThrow();
        assertThat(PlacementMessages.serviceEvent(none))
                .isEqualTo("was unable to place a task because no container instance met all of its requirements."
                        + " Reason: No Container Instances were found in your capacity provider.");

        Explanation fargate = place("FARGATE", 9).explanation().orElseThrow();
        assertThat(PlacementMessages.serviceEvent(fargate))
                .isEqualTo("was unable to place a task. Reason: Capacity is unavailable at this time. Please try again"
                        + " later or in a different availability zone.");
    }

    @Test
    void anInstanceMayJoinAProviderLater() {
        ledger.register(instance("plain", "a").capacityProvider("FARGATE").build());
        assertThat(instancesOf(place("", 5))).containsOnly("grouped");
        assertThat(instancesOf(place("FARGATE", 2))).containsExactlyInAnyOrder("plain", "fargate");
    }

    private PlacementResult place(String provider, int count) {
        PlacementRules rules = PlacementRules.SERVICE_DEFAULT.on(provider);
        List<PodKey> names = tasks(provider + count, count);
        return new Placer().place(ledger, request(shape(1000, 1), rules, names), Fixture.NOW);
    }
}

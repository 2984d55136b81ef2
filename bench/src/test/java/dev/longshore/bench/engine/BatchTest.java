package dev.longshore.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchTest {
    private static final int INSTANCES = 500;

    @ParameterizedTest
    @EnumSource
    void engineAndPlainLoopPlaceAllTasksOnTheSameInstances(Scenario scenario) {
        Batch batch = new Batch(scenario, INSTANCES);
        assertThat(batch.place()).isEqualTo(scenario.tasks(INSTANCES));
        int[] chosen = batch.slots();
        batch.undo();
        assertThat(batch.roofline().place(batch.requests())).isEqualTo(chosen);
    }

    @ParameterizedTest
    @EnumSource
    void aBatchIsUndoneAndPlacedAgain(Scenario scenario) {
        Batch batch = new Batch(scenario, INSTANCES);
        for (int round = 0; round < 4; round++) {
            assertThat(batch.place()).isEqualTo(scenario.tasks(INSTANCES));
            batch.undo();
            assertThat(batch.audit()).isEmpty();
        }
    }
}

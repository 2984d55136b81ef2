package dev.longshore.bench.system;

import static dev.longshore.bench.report.Shape.BARE_PODS;
import static dev.longshore.bench.report.Shape.DEPLOYMENT;
import static dev.longshore.bench.report.Shape.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.longshore.bench.report.Shape;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void eachRoundBeginsWithAnotherShape() {
        Settings settings = settings(20, 5, 1);
        assertThat(settings.round(0)).containsExactly(SERVICE, DEPLOYMENT, BARE_PODS);
        assertThat(settings.round(1)).containsExactly(DEPLOYMENT, BARE_PODS, SERVICE);
        assertThat(settings.round(2)).containsExactly(BARE_PODS, SERVICE, DEPLOYMENT);
        assertThat(settings.round(3)).containsExactly(SERVICE, DEPLOYMENT, BARE_PODS);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThat(settings(150, 5, 1).tasks()).isEqualTo(150);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(151, 5, 1))
                .withMessageContaining("--tasks 151")
                .withMessageContaining("room for 150");
    }

    @Test
    void lessThanOneRunIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(1, 1, 0))
                .withMessage("--runs is 0, must be at least 1");
    }

    private static Settings settings(int tasks, int nodes, int runs) {
        return new Settings(tasks, nodes, runs, 0, 0, 0, EnumSet.allOf(Shape.class), Optional.empty());
    }
}

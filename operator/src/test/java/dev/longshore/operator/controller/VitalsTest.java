package dev.longshore.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a placement queue counts as stuck. */
class VitalsTest {
    @Test
    void aQueueThatTakesItsTurnsIsWell() {
        assertThat(Vitals.stuck(Map.of())).isEmpty();
        assertThat(Vitals.stuck(Map.of("prod", Duration.ofSeconds(1), "test", Duration.ofSeconds(119))))
                .isEmpty();
    }

    @Test
    void queuesWithoutATurnForTwoMinutesAreNamed() {
        assertThat(Vitals.stuck(Map.of(
                        "prod", Duration.ofSeconds(121), "test", Duration.ofSeconds(1), "blue", Duration.ofHours(1))))
                .hasValue("nothing is placed any more in clusters: blue (3600 s), prod (121 s)");
    }
}

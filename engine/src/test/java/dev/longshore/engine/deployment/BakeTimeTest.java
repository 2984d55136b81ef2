package dev.longshore.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BakeTimeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void withoutAlarmsThereIsNone() {
        BakeTime none = new BakeTime(Optional.empty(), Duration.ZERO);
        assertThat(none.over(NOON)).isTrue();
        assertThat(none.seen(true, NOON)).isEqualTo(none);
    }

    @Test
    void itBeginsOnceWithTheFirstSteadyLook() {
        BakeTime before = new BakeTime(Optional.empty(), Duration.ofMinutes(4));
        assertThat(before.seen(false, NOON).end()).isEmpty();
        assertThat(before.over(NOON)).isFalse();
        BakeTime begun = before.seen(true, NOON);
        assertThat(begun.end()).contains(NOON.plusSeconds(240));
        assertThat(begun.seen(true, NOON.plusSeconds(10))).isEqualTo(begun);
        assertThat(begun.over(NOON.plusSeconds(239))).isFalse();
        assertThat(begun.over(NOON.plusSeconds(240))).isTrue();
    }
}

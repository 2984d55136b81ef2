package dev.longshore.operator.controller.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Pace pace = new Pace(Duration.ofMillis(200), () -> now);
    private final Pace.Last last = pace.initState();

    @Test
    void twoLooksAfterARestThenOneInAPeriod() {
        assertThat(pace.isLimited(last)).isEmpty();
        now = now.plusMillis(5);
        assertThat(pace.isLimited(last)).isEmpty();
        assertThat(pace.isLimited(last)).contains(Duration.ofMillis(195));
        now = now.plusMillis(195);
        assertThat(pace.isLimited(last)).isEmpty();
        assertThat(pace.isLimited(last)).contains(Duration.ofMillis(200));
        now = now.plusMillis(400);
        assertThat(pace.isLimited(last)).isEmpty();
        assertThat(pace.isLimited(last)).isEmpty();
        assertThat(pace.isLimited(last)).contains(Duration.ofMillis(200));
    }
}

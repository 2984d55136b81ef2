package dev.longshore.operator.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Settling settling = new Settling(Duration.ofSeconds(2), () -> now);
    private final Settling.Pause pause = settling.initState();

    @Test
    void theFirstChangeWaitsAndLaterOnesWaitForTheSameMoment() {
        assertThat(settling.isLimited(pause)).contains(Duration.ofSeconds(2));
        now = now.plusMillis(1500);
        assertThat(settling.isLimited(pause)).contains(Duration.ofMillis(500));
        now = now.plusMillis(500);
        assertThat(settling.isLimited(pause)).isEmpty();
    }

    @Test
    void aChangeAfterTheLookWaitsAgain() {
        assertThat(settling.isLimited(pause)).isPresent();
        now = now.plusSeconds(5);
        assertThat(settling.isLimited(pause)).isEmpty();
        assertThat(settling.isLimited(pause)).contains(Duration.ofSeconds(2));
    }
}

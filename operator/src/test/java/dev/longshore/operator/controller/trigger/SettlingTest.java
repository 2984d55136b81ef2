package dev.longshore.operator.controller.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private boolean busy;
    private final Settling settling =
            new Settling(Duration.ofSeconds(2), Duration.ofMillis(100), () -> busy, () -> now);
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
    void manyAreLookedAtOneAfterTheOtherButForTheirFirstTime() {
        List<Settling.Pause> pauses =
                Stream.generate(settling::initState).limit(3).toList();
        pauses.forEach(one -> assertThat(settling.isLimited(one)).contains(Duration.ofSeconds(2)));
        now = now.plusSeconds(2);
        pauses.forEach(one -> assertThat(settling.isLimited(one)).isEmpty());
        assertThat(pauses.stream()
                        .map(one -> settling.isLimited(one).orElseThrow().toMillis()))
                .containsExactly(2000L, 2100L, 2200L);
    }

    @Test
    void aChangeAfterTheLookWaitsAgain() {
        assertThat(settling.isLimited(pause)).isPresent();
        now = now.plusSeconds(5);
        assertThat(settling.isLimited(pause)).isEmpty();
        assertThat(settling.isLimited(pause)).contains(Duration.ofSeconds(2));
    }

    @Test
    void aLaterLookWaitsWhileThereIsMoreUrgentWorkFiveMinutesAtMost() {
        busy = true;
        assertThat(settling.isLimited(pause)).isPresent();
        now = now.plusSeconds(2);
        assertThat(settling.isLimited(pause)).as("the first look").isEmpty();

        assertThat(settling.isLimited(pause)).isPresent();
        now = now.plusSeconds(2);
        assertThat(settling.isLimited(pause)).contains(Duration.ofSeconds(2));
        now = now.plusSeconds(2);
        busy = false;
        assertThat(settling.isLimited(pause)).isEmpty();

        busy = true;
        assertThat(settling.isLimited(pause)).isPresent();
        now = now.plusSeconds(299);
        assertThat(settling.isLimited(pause)).isPresent();
        now = now.plusSeconds(2);
        assertThat(settling.isLimited(pause)).isEmpty();
    }
}

package dev.longshore.operator.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.PodKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnseenTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final PodKey POD = new PodKey("ns", "web-1");

    private final Unseen unseen = new Unseen();

    @Test
    void isAskedAboutOnceInThirtySeconds() {
        unseen.written(POD, NOON);
        assertThat(unseen.overdue(NOON.plusSeconds(29))).isEmpty();
        assertThat(unseen.overdue(NOON.plusSeconds(30))).containsExactly(POD);
        assertThat(unseen.overdue(NOON.plusSeconds(31))).isEmpty();
        assertThat(unseen.overdue(NOON.plusSeconds(60))).containsExactly(POD);
    }

    @Test
    void whatHasBeenSeenIsNoQuestion() {
        unseen.written(POD, NOON);
        unseen.seen(POD);
        assertThat(unseen.overdue(NOON.plusSeconds(300))).isEmpty();
    }
}

package dev.longshore.operator.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AvoidanceTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Avoidance avoidance = new Avoidance();

    @Test
    void isOfAnOwnerAndNamesTheCause() {
        avoidance.avoid("web", "node-1", "OutOfcpu", NOON);
        assertThat(avoidance.of("web")).isEqualTo(Map.of("node-1", "OutOfcpu"));
        assertThat(avoidance.of("other")).isEmpty();
    }

    @Test
    void endsAfterAMinuteAndSaysSoOnce() {
        avoidance.avoid("web", "node-1", "OutOfcpu", NOON);
        assertThat(avoidance.expire(NOON.plusMillis(59_999))).isEmpty();
        assertThat(avoidance.of("web")).isNotEmpty();
        assertThat(avoidance.expire(NOON.plusSeconds(60))).isNotEmpty();
        assertThat(avoidance.of("web")).isEmpty();
        assertThat(avoidance.expire(NOON.plusSeconds(61))).isEmpty();
    }

    @Test
    void anotherRefusalBeginsAnew() {
        avoidance.avoid("web", "node-1", "OutOfcpu", NOON);
        avoidance.avoid("web", "node-1", "NodePorts", NOON.plusSeconds(30));
        assertThat(avoidance.expire(NOON.plusSeconds(60))).isEmpty();
        assertThat(avoidance.of("web")).containsEntry("node-1", "NodePorts");
    }
}

package dev.longshore.operator.controller.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.alarm.AlarmRule;
import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.engine.alarm.ComparisonOperator;
import dev.longshore.engine.alarm.MissingData;
import dev.longshore.engine.metric.Window;
import dev.longshore.operator.metrics.MetricReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a source that fails, or that has just begun, means for an alarm. */
class AlarmLookTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final AlarmRule RULE = AlarmRule.all(
            ComparisonOperator.GREATER_THAN_THRESHOLD, 50, Duration.ofMinutes(1), 2, MissingData.BREACHING);
    private static final Window WINDOW = RULE.range(NOW);
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void whatNobodyMeasuredIsNotMissing() {
        MetricReading restarted = new MetricReading.Values(List.of(NONE, NONE, NONE, NONE), NOW.minusSeconds(60));
        AlarmLook look = look(restarted, Optional.empty());
        assertThat(look.state()).isEqualTo(AlarmState.OK);
        assertThat(look.reason()).isEmpty();
        MetricReading later = new MetricReading.Values(List.of(NONE, NONE, NONE, NONE), NOW.minusSeconds(120));
        assertThat(look(later, Optional.empty()).state()).isEqualTo(AlarmState.ALARM);
    }

    @Test
    void whatWasMeasuredSinceDecides() {
        OptionalDouble high = OptionalDouble.of(60);
        MetricReading restarted = new MetricReading.Values(List.of(NONE, NONE, high, high), NOW.minusSeconds(60));
        assertThat(look(restarted, Optional.empty()).state()).isEqualTo(AlarmState.ALARM);
    }

    @Test
    void aSourceThatCannotBeAskedSaysNothingAtFirst() {
        MetricReading unavailable = new MetricReading.Unavailable("it is down");
        assertThat(look(unavailable, Optional.empty()))
                .isEqualTo(new AlarmLook(AlarmState.OK, Optional.empty(), Optional.of("it is down")));
        assertThat(look(unavailable, Optional.of(NOW.minusSeconds(239))).state())
                .isEqualTo(AlarmState.OK);
        assertThat(look(unavailable, Optional.of(NOW.minusSeconds(240))))
                .isEqualTo(new AlarmLook(
                        AlarmState.INSUFFICIENT_DATA,
                        Optional.of("Insufficient Data: it is down"),
                        Optional.of("it is down")));
    }

    private static AlarmLook look(MetricReading reading, Optional<Instant> unavailableSince) {
        return AlarmLook.of(RULE, WINDOW, reading, AlarmState.OK, unavailableSince, NOW);
    }
}

package dev.longshore.engine.scaling;

import static dev.longshore.engine.alarm.AlarmState.ALARM;
import static dev.longshore.engine.alarm.AlarmState.INSUFFICIENT_DATA;
import static dev.longshore.engine.alarm.AlarmState.OK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrackingAlarmsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:30Z");
    private static final TargetTracking CPU = new TargetTracking(70, Duration.ZERO, Duration.ZERO, false, true);
    private static final TrackingAlarms ECS = TrackingAlarms.of(CPU, ScalingMode.ECS, Duration.ofMinutes(1));
    private static final TrackingAlarms FAST = TrackingAlarms.of(CPU, ScalingMode.FAST, Duration.ofSeconds(15));

    @Test
    void areWhereApplicationAutoScalingPutsThem() {
        assertThat(ECS.high().threshold()).isEqualTo(70);
        assertThat(ECS.low().threshold()).isEqualTo(63);
        assertThat(ECS.high().evaluationPeriods()).isEqualTo(3);
        assertThat(ECS.low().evaluationPeriods()).isEqualTo(15);
        assertThat(ECS.window(NOW).end()).isEqualTo("2026-01-01T12:00:00Z");
    }

    @Test
    void threeMinutesAboveTheTarget() {
        assertThat(ecs(60, 80, 80).high()).isEqualTo(OK);
        assertThat(ecs(60, 80, 80, 80).high()).isEqualTo(ALARM);
        assertThat(ecs(80, 80, 70).high()).isEqualTo(OK);
        assertThat(ecs(60, 80, 81, 82).newest()).hasValue(82);
    }

    @Test
    void fifteenMinutesBelowNineTenthsOfIt() {
        double[] low = new double[15];
        Arrays.fill(low, 50);
        assertThat(ecs(low).low()).isEqualTo(ALARM);
        low[3] = 62;
        assertThat(ecs(low).peak()).hasValue(62);
        low[3] = 63;
        assertThat(ecs(low).low()).isEqualTo(OK);
    }

    @Test
    void withoutDatapointsNothingIsKnown() {
        TrackedMetric nothing = ecs();
        assertThat(nothing).isEqualTo(TrackedMetric.UNKNOWN);
        assertThat(nothing.high()).isEqualTo(INSUFFICIENT_DATA);
    }

    @Test
    void fastGoesByOneSample() {
        assertThat(FAST.window(NOW).end()).isEqualTo("2026-01-01T12:00:31Z");
        assertThat(FAST.low().evaluationPeriods()).isEqualTo(20);
        assertThat(judge(FAST, 60, 78).high()).isEqualTo(ALARM);
        assertThat(judge(FAST, 60, 76).high()).as("within a tenth").isEqualTo(OK);
        assertThat(judge(FAST, 78, 60).high()).isEqualTo(OK);
    }

    private static TrackedMetric ecs(double... newest) {
        return judge(ECS, newest);
    }

    private static TrackedMetric judge(TrackingAlarms alarms, double... newest) {
        List<OptionalDouble> values = new ArrayList<>();
        int missing = alarms.window(NOW).count() - newest.length;
        for (int period = 0; period < missing; period++) {
            values.add(OptionalDouble.empty());
        }
        Arrays.stream(newest).mapToObj(OptionalDouble::of).forEach(values::add);
        return alarms.judge(NOW, values, TrackedMetric.UNKNOWN);
    }
}

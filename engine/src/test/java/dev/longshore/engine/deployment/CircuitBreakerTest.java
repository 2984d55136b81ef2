package dev.longshore.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.engine.deployment.RolloutStep.Signals;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircuitBreakerTest {
    private static final CircuitBreaker ROLLBACK = new CircuitBreaker(true, true, true, FailureThreshold.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "1,   BOUNDED_PERCENT,   50,  3",
        "5,   BOUNDED_PERCENT,   50,  3",
        "10,  BOUNDED_PERCENT,   50,  5",
        "25,  BOUNDED_PERCENT,   50,  13",
        "400, BOUNDED_PERCENT,   50,  200",
        "800, BOUNDED_PERCENT,   50,  200",
        "800, UNBOUNDED_PERCENT, 50,  400",
        "1,   UNBOUNDED_PERCENT, 10,  1",
        "0,   UNBOUNDED_PERCENT, 10,  1",
        "800, COUNT,             7,   7",
    })
    void tripsAtTheThreshold(int desired, FailureThreshold.Type type, int value, int threshold) {
        CircuitBreaker breaker = new CircuitBreaker(true, false, true, new FailureThreshold(type, value));
        assertThat(breaker.trips(new FailedTasks(threshold, false), desired)).isTrue();
        assertThat(breaker.trips(new FailedTasks(threshold - 1, false), desired))
                .isFalse();
        assertThat(CircuitBreaker.OFF.trips(new FailedTasks(threshold, false), desired))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"BOUNDED_PERCENT, 0", "UNBOUNDED_PERCENT, 101", "COUNT, 0"})
    void refusesThresholdsThatMeanNothing(FailureThreshold.Type type, int value) {
        assertThatThrownBy(() -> new FailureThreshold(type, value)).hasMessageContaining("value is " + value);
    }

    /** f a start fails, r a task is RUNNING, h one becomes healthy, u one is replaced for its health. */
    @ParameterizedTest
    @CsvSource({
        "fff, true, 3",
        "ffrf, true, 2",
        "ffrhf, true, 0",
        "ffrhf, false, 2",
        "ruu, true, 2",
        "ruhu, true, 1",
        "ruhu, false, 2",
        "fru, true, 2",
    })
    void countsStartsUntilOneRunsAndBadHealthAfterwards(String history, boolean reset, int count) {
        CircuitBreaker breaker = new CircuitBreaker(true, true, reset, FailureThreshold.DEFAULT);
        FailedTasks failed = FailedTasks.NONE;
        for (int place = 0; place < history.length(); place++) {
            failed = switch (history.charAt(place)) {
                case 'f' -> failed.startFailed();
                case 'r' -> failed.running();
                case 'h' -> failed.healthy(breaker);
                default -> failed.checkFailed();
            };
        }
        assertThat(failed.count()).isEqualTo(count);
    }

    /** What the primary deployment was started for, its state, its failures, whether it is a way back; signals; the step. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            '', IN_PROGRESS, 0, false, '',            Begin[]
            v1, COMPLETED,   0, false, '',            Begin[]
            v1, FAILED,      3, false, '',            Begin[]
            v2, IN_PROGRESS, 2, false, goback,        Stay[state=IN_PROGRESS]
            v2, IN_PROGRESS, 3, false, goback,        RollBack[why=TASKS_FAILED]
            v2, IN_PROGRESS, 3, false, '',            Fail[why=TASKS_FAILED]
            v2, IN_PROGRESS, 3, true,  goback,        Fail[why=TASKS_FAILED]
            v2, COMPLETED,   3, false, goback,        Stay[state=COMPLETED]
            v2, COMPLETED,   0, false, alarm goback,  Stay[state=COMPLETED]
            v2, FAILED,      3, false, goback,        Stay[state=FAILED]
            v2, IN_PROGRESS, 0, false, alarm goback,  RollBack[why=ALARM]
            v2, IN_PROGRESS, 0, false, alarmonly goback, Fail[why=ALARM]
            v2, IN_PROGRESS, 3, false, alarm goback,  RollBack[why=TASKS_FAILED]
            v2, IN_PROGRESS, 0, false, stop goback,   RollBack[why=STOPPED_BY_USER]
            v2, IN_PROGRESS, 0, false, stop,          Fail[why=STOPPED_BY_USER]
            v2, IN_PROGRESS, 0, false, hook,          Fail[why=HOOK_FAILED]
            v2, IN_PROGRESS, 0, false, hook goback,   RollBack[why=HOOK_FAILED]
            """)
    void takesOneStepAtALook(
            String startedFor, RolloutState state, int failed, boolean rollback, String signals, String step) {
        Optional<Rollout> primary = startedFor.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rollout(startedFor, state, new FailedTasks(failed, false), rollback));
        Signals given = new Signals(
                signals.contains("alarm"),
                !signals.contains("alarmonly"),
                signals.contains("stop"),
                signals.contains("goback"),
                signals.contains("hook"));
        assertThat(RolloutStep.of(primary, "v2", 1, ROLLBACK, given)).hasToString(step);
    }

    @ParameterizedTest
    @CsvSource({"0, -1", "1, 5", "2, 10", "3, 20", "8, 640", "9, 900", "100, 900"})
    void theThrottleGrowsToAQuarterOfAnHour(int failedInRow, long seconds) {
        StartThrottle throttle = StartThrottle.NONE;
        for (int failure = 0; failure < failedInRow; failure++) {
            throttle = throttle.failed(1_000_000);
        }
        assertThat(throttle.until(1_000_000))
                .isEqualTo(seconds < 0 ? Optional.empty() : Optional.of(1_000_000 + seconds * 1000));
        assertThat(throttle.until(1_000_000 + 900_000)).isEmpty();
    }
}

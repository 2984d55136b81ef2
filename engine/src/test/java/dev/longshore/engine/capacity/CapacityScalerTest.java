package dev.longshore.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.capacity.ScalingDecision.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One look at a provider. */
class CapacityScalerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    /** Tasks that fit wait for so many instances; N, busy ones, what the group is asked to have, target; then what comes of it. */
    @ParameterizedTest
    @CsvSource({
        // The worked examples: 200 percent from zero, M = 2 and N = 3 with targets 100 and 50.
        "1, 0, 0, 0, 100, 1000, 2, SCALE_OUT,  200.0",
        "9, 0, 0, 0, 100, 1000, 2, SCALE_OUT,  200.0",
        "0, 0, 0, 0, 100, 1000, 0, ON_TARGET,  100.0",
        "0, 3, 2, 3, 100, 1000, 2, SCALE_IN,   66.7",
        "0, 3, 2, 3, 50,  1000, 4, SCALE_OUT,  66.7",
        "0, 0, 0, 0, 50,  1000, 1, SCALE_OUT,  100.0",
        "1, 0, 0, 0, 50,  1000, 4, SCALE_OUT,  200.0",
        "2, 3, 3, 3, 100, 1000, 5, SCALE_OUT,  166.7",
        "2, 3, 3, 5, 100, 1000, 5, ON_TARGET,  166.7",
        "2, 3, 3, 3, 100, 4,    4, SCALE_OUT,  166.7",
        "2, 3, 3, 4, 100, 4,    4, AT_MAXIMUM, 166.7",
        "1, 0, 0, 0, 100, 0,    0, AT_MAXIMUM, 200.0",
        "0, 3, 3, 3, 100, 1000, 3, ON_TARGET,  100.0",
        "0, 8, 1, 8, 100, 1000, 4, SCALE_IN,   12.5",
        "0, 4, 1, 4, 100, 1000, 2, SCALE_IN,   25.0",
        "0, 2, 0, 2, 100, 1000, 1, SCALE_IN,   0.0",
        "0, 1, 0, 1, 100, 1000, 0, SCALE_IN,   0.0",
        "0, 2, 0, 2, 90,  1000, 1, SCALE_IN,   0.0",
        "0, 1, 0, 1, 90,  1000, 1, ON_TARGET,  0.0"
    })
    void theMetricDecides(
            int needed, int n, int busy, int desired, int target, int max, int then, Outcome outcome, double percent) {
        ScalingSample sample = sample(needed, n, busy, desired);
        ScalingDecision decision = CapacityScaler.decide(ManagedScaling.ecs(target, 0, max), sample, quietFor(14));
        assertThat(decision.desired()).isEqualTo(then);
        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.reservation()).isCloseTo(percent, org.assertj.core.data.Offset.offset(0.05));
    }

    @Test
    void fourteenQuietMinutesAreNotEnough() {
        ScalingDecision decision =
                CapacityScaler.decide(ManagedScaling.ecs(100, 0, 10), sample(0, 3, 2, 3), quietFor(13));
        assertThat(decision.outcome()).isEqualTo(Outcome.QUIET);
        assertThat(decision.desired()).isEqualTo(3);
        assertThat(decision.memory().quietPeriods()).isEqualTo(14);
    }

    @Test
    void whatAsksForMoreInterruptsScalingIn() {
        ScalingDecision out = CapacityScaler.decide(ManagedScaling.ecs(100, 0, 10), sample(1, 3, 3, 3), quietFor(20));
        assertThat(out.outcome()).isEqualTo(Outcome.SCALE_OUT);
        assertThat(out.memory().quietPeriods()).isZero();
    }

    @Test
    void aRowOfLooksWithAGapIsNone() {
        ScalingMemory before = new ScalingMemory(Optional.of(NOW.minusSeconds(600)), 20, Optional.empty());
        ScalingDecision decision = CapacityScaler.decide(ManagedScaling.ecs(100, 0, 10), sample(0, 3, 0, 3), before);
        assertThat(decision.outcome()).isEqualTo(Outcome.QUIET);
        assertThat(decision.memory().quietPeriods()).isEqualTo(1);
    }

    @Test
    void withinTheMinuteNothingIsDecided() {
        ScalingMemory before = new ScalingMemory(Optional.of(NOW.minusSeconds(59)), 20, Optional.empty());
        ScalingDecision decision = CapacityScaler.decide(ManagedScaling.ecs(100, 0, 10), sample(1, 3, 3, 3), before);
        assertThat(decision.outcome()).isEqualTo(Outcome.NOT_DUE);
        assertThat(decision.memory()).isEqualTo(before);
    }

    @Test
    void fastDecidesAtOnceWhenATaskWaitsAndForThatAlone() {
        ScalingMemory before =
                new ScalingMemory(Optional.of(NOW.minusSeconds(1)), 20, Optional.of(NOW.minusSeconds(1)));
        assertThat(CapacityScaler.decide(fast(), sample(1, 3, 3, 3), before).desired())
                .isEqualTo(4);
        assertThat(CapacityScaler.decide(fast(), sample(0, 3, 0, 3), before).outcome())
                .isEqualTo(Outcome.NOT_DUE);
    }

    @Test
    void moreWaitUntilTheLastOnesAreWarm() {
        ManagedScaling settings = ManagedScaling.ecs(100, 0, 10);
        ScalingMemory added = new ScalingMemory(Optional.empty(), 0, Optional.of(NOW.minusSeconds(299)));
        assertThat(CapacityScaler.decide(settings, sample(1, 3, 3, 3), added).outcome())
                .isEqualTo(Outcome.WARMING_UP);
        ScalingMemory longAgo = new ScalingMemory(Optional.empty(), 0, Optional.of(NOW.minusSeconds(300)));
        assertThat(CapacityScaler.decide(settings, sample(1, 3, 3, 3), longAgo).outcome())
                .isEqualTo(Outcome.SCALE_OUT);
        ScalingSample young =
                new ScalingSample(NOW, 3, 3, new NeededInstances(1, 1, 0), 3, Optional.of(NOW.minusSeconds(10)));
        assertThat(CapacityScaler.decide(settings, young, ScalingMemory.NEW).outcome())
                .isEqualTo(Outcome.WARMING_UP);
    }

    @Test
    void stepsClampWhatIsAdded() {
        ManagedScaling steps = new ManagedScaling(
                100, 3, 5, 0, 100, Duration.ZERO, ManagedScaling.MINUTE, ManagedScaling.ECS_QUIET_PERIODS, false);
        assertThat(CapacityScaler.decide(steps, sample(1, 2, 2, 2), ScalingMemory.NEW)
                        .desired())
                .isEqualTo(5);
        assertThat(CapacityScaler.decide(steps, sample(40, 2, 2, 2), ScalingMemory.NEW)
                        .desired())
                .isEqualTo(7);
    }

    @Test
    void tasksThatFitNoInstanceChangeNothing() {
        for (int target : new int[] {100, 50}) {
            ScalingSample sample = new ScalingSample(NOW, 2, 1, new NeededInstances(0, 0, 4), 2, Optional.empty());
            ScalingDecision decision = CapacityScaler.decide(ManagedScaling.ecs(target, 0, 10), sample, quietFor(30));
            assertThat(decision.outcome()).isEqualTo(Outcome.UNFITTING);
            assertThat(decision.desired()).isEqualTo(2);
            assertThat(decision.reservation()).isEqualTo(100);
        }
    }

    @Test
    void theMinimumHoldsAtOnceAndAlways() {
        ManagedScaling settings = ManagedScaling.ecs(100, 2, 10);
        assertThat(CapacityScaler.decide(settings, sample(0, 0, 0, 0), ScalingMemory.NEW)
                        .desired())
                .isEqualTo(2);
        ScalingDecision least = CapacityScaler.decide(settings, sample(0, 2, 0, 2), quietFor(30));
        assertThat(least.outcome()).isEqualTo(Outcome.AT_MINIMUM);
        assertThat(least.desired()).isEqualTo(2);
    }

    private static ManagedScaling fast() {
        return new ManagedScaling(100, 1, 100, 0, 100, Duration.ofMinutes(5), ManagedScaling.MINUTE, 15, true);
    }

    private static ScalingMemory quietFor(int minutes) {
        return new ScalingMemory(Optional.of(NOW.minusSeconds(60)), minutes, Optional.empty());
    }

    private static ScalingSample sample(int needed, int instances, int busy, int desired) {
        NeededInstances waiting = needed == 0 ? NeededInstances.NONE : new NeededInstances(needed, needed, 0);
        return new ScalingSample(NOW, instances, busy, waiting, desired, Optional.empty());
    }
}

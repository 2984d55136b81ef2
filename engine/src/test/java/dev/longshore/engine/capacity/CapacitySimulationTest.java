package dev.longshore.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The loop in virtual time: it follows the load, comes to rest, and does not swing. */
class CapacitySimulationTest {
    private static final Duration BOOT = Duration.ofSeconds(90);

    @Test
    void fromZeroTwoComeFirstThenWhatIsNeededThenNothingIsLeft() {
        SimulatedGroup group = new SimulatedGroup(ManagedScaling.ecs(100, 0, 100), BOOT);
        List<SimulatedGroup.Minute> seen = group.run(90, minute -> minute < 30 ? 40 : 0);
        assertThat(seen.getFirst().desired()).isEqualTo(2);
        assertThat(seen.get(29)).isEqualTo(new SimulatedGroup.Minute(40, 40, 10, 10));
        // 15 quiet minutes from the 30th on, then half of them each minute: 10, 5, 3, 2, 1, 0.
        assertThat(seen.get(43).desired()).isEqualTo(10);
        assertThat(seen.subList(44, 49).stream().map(SimulatedGroup.Minute::desired))
                .containsExactly(5, 3, 2, 1, 0);
        assertThat(seen.getLast().instances()).isZero();
    }

    @Test
    void belowAHundredASpareIsKeptAndAnEmptyGroupRestsAtOne() {
        SimulatedGroup group = new SimulatedGroup(ManagedScaling.ecs(50, 0, 100), BOOT);
        List<SimulatedGroup.Minute> seen = group.run(120, minute -> minute < 60 ? 8 : 0);
        assertThat(seen.get(59)).isEqualTo(new SimulatedGroup.Minute(8, 8, 4, 4));
        assertThat(seen.getLast()).isEqualTo(new SimulatedGroup.Minute(0, 0, 1, 1));
        assertThat(group.reversals()).isEqualTo(1);
    }

    /**
     * Loads over four hours; how often the size may turn around (two from zero are one too many for the first step; noise may
     * be low for a quarter of an hour), where a loop that swings would do so 16 times; and whether the load rests at the end.
     */
    @ParameterizedTest
    @CsvSource({"step, 3, true", "ramp, 1, true", "sine, 4, false", "noise, 6, true", "constant, 0, true"})
    void itFollowsTheLoadWithoutSwinging(String load, int turns, boolean rests) {
        for (int target : new int[] {100, 80, 50}) {
            SimulatedGroup group = new SimulatedGroup(ManagedScaling.ecs(target, 0, 200), BOOT);
            List<SimulatedGroup.Minute> seen = group.run(240, load(load));
            assertThat(group.reversals()).as("turns at target %d", target).isLessThanOrEqualTo(turns);
            int most =
                    seen.stream().mapToInt(SimulatedGroup.Minute::wanted).max().orElseThrow();
            int enough = Math.ceilDiv(Math.ceilDiv(most, SimulatedGroup.TASKS_PER_INSTANCE) * 100, target);
            assertThat(seen.stream()
                            .mapToInt(SimulatedGroup.Minute::desired)
                            .max()
                            .orElseThrow())
                    .as("no overshoot at target %d", target)
                    .isLessThanOrEqualTo(Math.max(enough, Math.ceilDiv(200, target)));
            SimulatedGroup.Minute last = seen.getLast();
            assertThat(!rests || last.running() == last.wanted())
                    .as("all tasks run at target %d: %s", target, last)
                    .isTrue();
        }
    }

    private static IntUnaryOperator load(String name) {
        Random random = new Random(7);
        int[] noise = random.ints(240, 34, 47).toArray();
        return switch (name) {
            case "step" -> minute -> minute < 20 ? 4 : minute < 120 ? 60 : 8;
            case "ramp" -> minute -> minute < 120 ? minute : Math.max(0, 240 - minute);
            case "sine" -> minute -> (int) Math.round(40 + 30 * Math.sin(minute * Math.PI / 60));
            case "noise" -> minute -> noise[minute];
            default -> minute -> 21;
        };
    }

    @Test
    void fastAddsWithinSecondsWhereEcsWaitsForItsMinuteAndItsWarmUp() {
        ManagedScaling ecs = ManagedScaling.ecs(100, 0, 100);
        ManagedScaling fast =
                new ManagedScaling(100, 1, 10_000, 0, 100, Duration.ofMinutes(5), ManagedScaling.MINUTE, 15, true);
        assertThat(minutesUntilAllRun(fast)).isLessThan(minutesUntilAllRun(ecs));
    }

    private static long minutesUntilAllRun(ManagedScaling settings) {
        return new SimulatedGroup(settings, BOOT)
                .run(60, minute -> 60).stream()
                        .takeWhile(minute -> minute.running() < minute.wanted())
                        .count();
    }
}

package dev.longshore.engine.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.alarm.AlarmEvaluation;
import dev.longshore.engine.alarm.AlarmRule;
import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.engine.alarm.ComparisonOperator;
import dev.longshore.engine.alarm.MissingData;
import dev.longshore.engine.metric.Window;
import dev.longshore.engine.scaling.PolicyLook.Stepping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The older chain in virtual time: a service alarm adds tasks, CPUReservation passes 70 percent, half as many instances come; below 30
 * percent one goes. A minute is a step, an instance has room for ten tasks and takes two minutes to come.
 */
class InstanceScalingSimulationTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int ROOM = 10;
    private static final int BOOT = 2;
    private static final int LOOKED_AT = 4;

    private final AlarmRule above =
            AlarmRule.all(ComparisonOperator.GREATER_THAN_THRESHOLD, 70, MINUTE, 2, MissingData.MISSING);
    private final AlarmRule below =
            AlarmRule.all(ComparisonOperator.LESS_THAN_THRESHOLD, 30, MINUTE, 2, MissingData.MISSING);
    private final List<OptionalDouble> reservations =
            new ArrayList<>(Collections.nCopies(LOOKED_AT, OptionalDouble.empty()));
    private final List<Integer> asked = new ArrayList<>(List.of(2, 2, 2));
    private AlarmState high = AlarmState.INSUFFICIENT_DATA;
    private AlarmState low = AlarmState.INSUFFICIENT_DATA;
    private Cooldowns cooldowns = Cooldowns.NONE;

    @Test
    void reservationAboveSeventyPercentAddsHalfTheInstances() {
        List<Integer> sizes = run(60, minute -> minute < 10 ? 12 : 15);
        assertThat(sizes.subList(0, 10)).as("12 of 20").containsOnly(2);
        assertThat(sizes).as("15 of 20 is above 70 percent, 15 of 30 is not").endsWith(3, 3, 3);
        assertThat(sizes).doesNotContain(4);
    }

    @Test
    void neverBelowOneNorAboveFiveAndBackAgain() {
        List<Integer> sizes = run(240, minute -> minute < 120 ? Math.min(80, 14 + minute) : 1);
        assertThat(sizes).allMatch(size -> size >= 1 && size <= 5).contains(5);
        assertThat(sizes.getLast()).isEqualTo(1);
        assertThat(turns(sizes)).as("it grows, and it shrinks: %s", sizes).isEqualTo(1);
    }

    @Test
    void aClusterWithoutTasksHasNoReservationAndNobodyTakesItsInstances() {
        List<Integer> sizes = run(60, minute -> 0);
        assertThat(sizes).containsOnly(2);
    }

    private List<Integer> run(int minutes, IntUnaryOperator wantedAt) {
        List<Integer> sizes = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute++) {
            int there = Collections.min(asked.subList(asked.size() - BOOT - 1, asked.size()));
            int running = Math.min(wantedAt.applyAsInt(minute), there * ROOM);
            reservations.add(
                    running == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * running / (there * ROOM)));
            int size = look(START.plus(MINUTE.multipliedBy(minute)));
            asked.add(size);
            sizes.add(size);
        }
        return sizes;
    }

    private int look(Instant now) {
        high = evaluated(above, now, high);
        low = evaluated(below, now, low);
        ScalingDecision decision = InstanceScaling.decide(
                asked.getLast(),
                new Bounds(1, 5),
                List.of(
                        policy(
                                "half",
                                StepScaling.simple(AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, 50, 0, cooldown()),
                                high),
                        policy("fewer", StepScaling.simple(AdjustmentType.CHANGE_IN_CAPACITY, -1, 0, cooldown()), low)),
                cooldowns,
                now);
        cooldowns = decision.cooldowns();
        return decision.desired();
    }

    private AlarmState evaluated(AlarmRule rule, Instant now, AlarmState before) {
        Window window = new Window(now.minus(MINUTE.multipliedBy(LOOKED_AT)), MINUTE, LOOKED_AT);
        return AlarmEvaluation.of(
                        rule,
                        window,
                        reservations.subList(reservations.size() - LOOKED_AT, reservations.size()),
                        before)
                .state();
    }

    private Stepping policy(String name, StepScaling rule, AlarmState state) {
        return new Stepping(name, rule, List.of(new WatchedAlarm(name, state, 70, reservations.getLast())));
    }

    private static Duration cooldown() {
        return Duration.ofMinutes(5);
    }

    private static int turns(List<Integer> sizes) {
        int turns = 0;
        int direction = 0;
        for (int minute = 1; minute < sizes.size(); minute++) {
            int way = Integer.signum(sizes.get(minute) - sizes.get(minute - 1));
            turns += way != 0 && direction == -way ? 1 : 0;
            direction = way == 0 ? direction : way;
        }
        return turns;
    }
}

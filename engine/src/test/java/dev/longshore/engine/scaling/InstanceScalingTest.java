package dev.longshore.engine.scaling;

import static dev.longshore.engine.scaling.AdjustmentType.CHANGE_IN_CAPACITY;
import static dev.longshore.engine.scaling.AdjustmentType.PERCENT_CHANGE_IN_CAPACITY;
import static dev.longshore.engine.scaling.Looks.COOLDOWN;
import static dev.longshore.engine.scaling.Looks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.engine.scaling.NotScaledReason.Code;
import dev.longshore.engine.scaling.PolicyLook.Stepping;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups of instances by alarms, within 1 to 5. */
class InstanceScalingTest {
    private static final Bounds ONE_TO_FIVE = new Bounds(1, 5);

    /** CPUReservation above 70 percent adds half the instances; what else adds and takes. */
    @ParameterizedTest(name = "{0} instances, {1} {2}, at least {3}: {4}")
    @CsvSource({
        "2, PERCENT_CHANGE_IN_CAPACITY, 50,   0, 3",
        "3, PERCENT_CHANGE_IN_CAPACITY, 50,   0, 4", // 1.5 is 1
        "4, PERCENT_CHANGE_IN_CAPACITY, 50,   0, 5", // 6, but 5 is the maximum
        "5, PERCENT_CHANGE_IN_CAPACITY, 50,   0, 5",
        "1, PERCENT_CHANGE_IN_CAPACITY, 50,   0, 2", // 0.5 is 1
        "2, PERCENT_CHANGE_IN_CAPACITY, 10,   2, 4",
        "3, PERCENT_CHANGE_IN_CAPACITY, -50,  0, 2", // -1.5 is -1
        "3, PERCENT_CHANGE_IN_CAPACITY, -50,  2, 1",
        "2, PERCENT_CHANGE_IN_CAPACITY, -100, 0, 1", // never below the minimum
        "1, PERCENT_CHANGE_IN_CAPACITY, -50,  0, 1",
        "2, CHANGE_IN_CAPACITY,         1,    0, 3",
        "2, CHANGE_IN_CAPACITY,         9,    0, 5",
        "2, CHANGE_IN_CAPACITY,         -9,   0, 1",
        "2, EXACT_CAPACITY,             4,    0, 4",
        "2, EXACT_CAPACITY,             0,    0, 1"
    })
    void anAlarmAddsOrTakes(int size, AdjustmentType type, int adjustment, int least, int expected) {
        Stepping policy = simple("policy", type, adjustment, least, AlarmState.ALARM);
        assertThat(decide(size, Cooldowns.NONE, policy).desired()).isEqualTo(expected);
        Stepping quiet = simple("policy", type, adjustment, least, AlarmState.OK);
        assertThat(decide(size, Cooldowns.NONE, quiet).desired()).isEqualTo(size);
        Stepping unknown = simple("policy", type, adjustment, least, AlarmState.INSUFFICIENT_DATA);
        assertThat(decide(size, Cooldowns.NONE, unknown).desired()).isEqualTo(size);
    }

    @Test
    void theCauseNamesAlarmAndPolicy() {
        assertThat(decide(2, Cooldowns.NONE, half()).cause())
                .contains("monitor alarm reserved in state ALARM triggered policy half");
    }

    @Test
    void theBoundsHoldAtOnceWhateverAlarmsSay() {
        assertThat(decide(0, Cooldowns.NONE).desired()).isEqualTo(1);
        assertThat(decide(7, Cooldowns.NONE, half()))
                .satisfies(decision -> assertThat(decision.desired()).isEqualTo(5))
                .satisfies(decision -> assertThat(decision.cause())
                        .contains("user request update of AutoScalingGroup constraints to min: 1, max: 5, desired: 5"));
    }

    @Test
    void atABoundTheReasonIsNamed() {
        assertThat(codes(decide(5, Cooldowns.NONE, half()))).containsExactly(Code.ALREADY_AT_MAX_CAPACITY);
        assertThat(codes(decide(1, Cooldowns.NONE, fewer()))).containsExactly(Code.ALREADY_AT_MIN_CAPACITY);
    }

    @Test
    void duringTheCooldownNothingMoreIsAddedAndNothingGoes() {
        ScalingDecision first = decide(2, Cooldowns.NONE, half());
        assertThat(first.desired()).isEqualTo(3);
        Instant soon = NOW.plusSeconds(60);
        assertThat(decide(3, first.cooldowns(), soon, half()).desired()).isEqualTo(3);
        ScalingDecision quiet = decide(3, first.cooldowns(), soon, fewer());
        assertThat(quiet.desired()).isEqualTo(3);
        assertThat(codes(quiet)).containsExactly(Code.COOLDOWN);
        Instant later = NOW.plus(COOLDOWN);
        assertThat(decide(3, quiet.cooldowns(), later, half()).desired()).isEqualTo(4);
        assertThat(decide(3, quiet.cooldowns(), later, fewer()).desired()).isEqualTo(2);
    }

    @Test
    void whereOneAddsAndOneTakesTheOneThatAddsIsFollowed() {
        assertThat(decide(2, Cooldowns.NONE, fewer(), half()).desired()).isEqualTo(3);
    }

    @Test
    void withoutAlarmsThatNameAPolicyNothingIsDone() {
        Stepping nobodys = new Stepping("half", half().rule(), List.of());
        assertThat(decide(2, Cooldowns.NONE, nobodys).scales()).isFalse();
    }

    private static Stepping half() {
        return simple("half", PERCENT_CHANGE_IN_CAPACITY, 50, 0, AlarmState.ALARM);
    }

    private static Stepping fewer() {
        return simple("fewer", CHANGE_IN_CAPACITY, -1, 0, AlarmState.ALARM);
    }

    private static Stepping simple(String name, AdjustmentType type, int adjustment, int least, AlarmState state) {
        return new Stepping(
                name,
                StepScaling.simple(type, adjustment, least, COOLDOWN),
                List.of(new WatchedAlarm("reserved", state, 70, OptionalDouble.of(82))));
    }

    private static ScalingDecision decide(int size, Cooldowns before, Stepping... policies) {
        return decide(size, before, NOW, policies);
    }

    private static ScalingDecision decide(int size, Cooldowns before, Instant now, Stepping... policies) {
        return InstanceScaling.decide(size, ONE_TO_FIVE, List.of(policies), before, now);
    }

    private static List<Code> codes(ScalingDecision decision) {
        return decision.notScaled().stream().map(NotScaledReason::code).toList();
    }
}

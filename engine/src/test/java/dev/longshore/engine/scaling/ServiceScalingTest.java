package dev.longshore.engine.scaling;

import static dev.longshore.engine.scaling.Looks.COOLDOWN;
import static dev.longshore.engine.scaling.Looks.NOW;
import static dev.longshore.engine.scaling.Looks.above;
import static dev.longshore.engine.scaling.Looks.below;
import static dev.longshore.engine.scaling.Looks.rule;
import static dev.longshore.engine.scaling.Looks.state;
import static dev.longshore.engine.scaling.Looks.stepping;
import static dev.longshore.engine.scaling.Looks.tracking;
import static dev.longshore.engine.scaling.Looks.unknown;
import static dev.longshore.engine.scaling.Looks.with;
import static dev.longshore.engine.scaling.NotScaledReason.Code.ALREADY_AT_MAX_CAPACITY;
import static dev.longshore.engine.scaling.NotScaledReason.Code.ALREADY_AT_MIN_CAPACITY;
import static dev.longshore.engine.scaling.NotScaledReason.Code.AUTO_SCALING_ANTICIPATED_FLAPPING;
import static dev.longshore.engine.scaling.NotScaledReason.Code.DEPLOYMENT_IN_PROGRESS;
import static dev.longshore.engine.scaling.NotScaledReason.Code.NOT_ALL_POLICIES;
import static dev.longshore.engine.scaling.NotScaledReason.Code.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceScalingTest {
    @ParameterizedTest(name = "{0} tasks at {1} become {2}")
    @CsvSource({
        "4, 80, 7", // 6.4
        "4, 50, 4",
        "4, 50.1, 5",
        "10, 100, 20",
        "10, 400, 20", // 80, but 20 are the most
        "4, 45, 4", // a tenth below is not far enough
        "4, 44, 4", // 3.52
        "2, 30, 2", // 1.2: a small service may never shrink
        "10, 20, 4",
        "10, 0, 1",
        "7, 25, 4"
    })
    void targetTracking(int capacity, double metric, int desired) {
        assertThat(ServiceScaling.decide(state(capacity, tracking("cpu", metric)))
                        .desired())
                .isEqualTo(desired);
    }

    @Test
    void saysWhyInTheWordsOfAnActivity() {
        ScalingDecision decision = ServiceScaling.decide(state(4, tracking("cpu", 80)));
        assertThat(decision.description()).isEqualTo("Setting desired count to 7.");
        assertThat(decision.cause())
                .contains("monitor alarm TargetTracking-service/c/s-AlarmHigh-cpu in state ALARM triggered policy cpu");
        assertThat(decision.votes())
                .singleElement()
                .satisfies(vote -> assertThat(vote.why()).isEqualTo("ceil(4 x 80 / 50) = 7"));
    }

    @Test
    void withoutDataNothingIsScaled() {
        ScalingDecision decision = ServiceScaling.decide(state(4, unknown("cpu")));
        assertThat(decision.scales()).isFalse();
        assertThat(decision.votes().getFirst().why()).isEqualTo("no data: nothing is scaled");
        assertThat(ServiceScaling.decide(state(10, tracking("cpu", 10), unknown("memory")))
                        .notScaled())
                .extracting(NotScaledReason::code)
                .containsExactly(NOT_ALL_POLICIES);
    }

    @Test
    void thePolicyThatLeavesMostTasksWins() {
        assertThat(ServiceScaling.decide(state(4, tracking("cpu", 60), tracking("memory", 90)))
                        .desired())
                .isEqualTo(8);
        assertThat(ServiceScaling.decide(state(10, tracking("cpu", 10), tracking("memory", 30)))
                        .desired())
                .isEqualTo(6);
        assertThat(ServiceScaling.decide(state(10, tracking("cpu", 10), tracking("memory", 60)))
                        .desired())
                .isEqualTo(12);
    }

    @Test
    void aPolicyThatOnlyAddsIsNotAskedAboutLess() {
        PolicyLook adds = tracking("memory", rule(true), 48, 48);
        assertThat(ServiceScaling.decide(state(10, tracking("cpu", 10), adds)).desired())
                .isEqualTo(2);
        assertThat(ServiceScaling.decide(state(10, tracking("memory", rule(true), 10, 10)))
                        .scales())
                .isFalse();
    }

    @Test
    void stepScalingTakesWithoutAskingTargetTracking() {
        assertThat(ServiceScaling.decide(state(10, stepping("step", 20, below(-2)), tracking("cpu", 48)))
                        .desired())
                .isEqualTo(8);
        assertThat(ServiceScaling.decide(state(10, stepping("step", 20, below(-2)), tracking("cpu", 60)))
                        .desired())
                .isEqualTo(12);
    }

    @Test
    void whatWouldComeBackAtOnceDoesNotGo() {
        PolicyLook noisy = tracking("cpu", rule(false), 20, 40);
        ScalingDecision decision = ServiceScaling.decide(state(10, noisy));
        assertThat(decision.scales()).isFalse();
        assertThat(decision.notScaled())
                .extracting(NotScaledReason::code)
                .containsExactly(AUTO_SCALING_ANTICIPATED_FLAPPING);
        assertThat(decision.votes().getFirst().why())
                .isEqualTo("ceil(10 x 20 / 50) = 4, but a datapoint of 40 would ask for more again at once");
    }

    @Test
    void whatWasAddedCountsWhileItIsWaitedFor() {
        Cooldowns after =
                ServiceScaling.decide(state(10, stepping("step", 60, above(2)))).cooldowns();
        assertThat(after.outUntil()).contains(NOW.plus(COOLDOWN));
        ScalingDecision same = ServiceScaling.decide(state(12, after, stepping("step", 60, above(2))));
        assertThat(same.scales()).isFalse();
        ScalingDecision larger = ServiceScaling.decide(state(12, after, stepping("step", 60, above(3))));
        assertThat(larger.desired()).isEqualTo(13);
        Cooldowns over = new Cooldowns(Optional.of(NOW), 10, Optional.empty());
        assertThat(ServiceScaling.decide(state(12, over, stepping("step", 60, above(2))))
                        .desired())
                .isEqualTo(14);
    }

    @Test
    void aScaleOutEndsAScaleInCooldown() {
        Cooldowns after = ServiceScaling.decide(state(10, tracking("cpu", 25))).cooldowns();
        assertThat(after.inUntil()).contains(NOW.plus(COOLDOWN));
        assertThat(ServiceScaling.decide(state(5, after, tracking("cpu", 25))).scales())
                .isFalse();
        ScalingDecision out = ServiceScaling.decide(state(5, after, tracking("cpu", 60)));
        assertThat(out.desired()).isEqualTo(6);
        assertThat(out.cooldowns().inUntil()).isEmpty();
    }

    @Test
    void deploymentsAndSuspensionsHoldBack() {
        ScalingState less = state(10, tracking("cpu", 10));
        ScalingState more = state(10, tracking("cpu", 60));
        assertThat(reason(with(less, Suspension.NONE, true))).isEqualTo(DEPLOYMENT_IN_PROGRESS);
        assertThat(ServiceScaling.decide(with(more, Suspension.NONE, true)).desired())
                .isEqualTo(12);
        assertThat(reason(with(less, new Suspension(true, false, false), false)))
                .isEqualTo(SUSPENDED);
        assertThat(reason(with(more, new Suspension(false, true, false), false)))
                .isEqualTo(SUSPENDED);
    }

    @Test
    void boundsHoldAndAreToldOf() {
        assertThat(reason(state(20, tracking("cpu", 60)))).isEqualTo(ALREADY_AT_MAX_CAPACITY);
        assertThat(reason(state(1, stepping("step", 10, below(-1))))).isEqualTo(ALREADY_AT_MIN_CAPACITY);
    }

    @Test
    void aCountBeyondTheBoundsIsPulledBackWhenTheyChangeOrAPolicyActs() {
        ScalingState beyond = state(30, tracking("cpu", 49));
        assertThat(ServiceScaling.decide(beyond).scales()).isFalse();
        ScalingDecision pulled =
                ServiceScaling.decide(with(beyond, new Bounds(1, 20), "maximum capacity was set to 20"));
        assertThat(pulled.desired()).isEqualTo(20);
        assertThat(pulled.cause()).contains("maximum capacity was set to 20");
        assertThat(ServiceScaling.decide(state(30, tracking("cpu", 60))).desired())
                .isEqualTo(20);
        assertThat(ServiceScaling.decide(with(state(5), new Bounds(1, 20), "minimum capacity was set to 1"))
                        .scales())
                .isFalse();
    }

    @Test
    void zeroAndBack() {
        Bounds fromZero = new Bounds(0, 20);
        assertThat(ServiceScaling.decide(with(state(3, tracking("queue", 0)), fromZero, ""))
                        .desired())
                .isZero();
        assertThat(ServiceScaling.decide(with(state(0, tracking("queue", 120)), fromZero, ""))
                        .desired())
                .isEqualTo(3);
        assertThat(ServiceScaling.decide(with(state(0, stepping("step", 60, above(2))), fromZero, ""))
                        .desired())
                .isEqualTo(2);
        TargetTracking cpu = new TargetTracking(50, COOLDOWN, COOLDOWN, false, true);
        assertThat(ServiceScaling.decide(with(state(3, tracking("cpu", cpu, 0, 0)), fromZero, ""))
                        .desired())
                .as("nothing would bring it back")
                .isEqualTo(1);
    }

    @Test
    void fastReckonsWithTheTasksThatWereMeasured() {
        ScalingState starting = new ScalingState(
                NOW,
                ScalingMode.FAST,
                8,
                2,
                new Bounds(1, 20),
                "",
                Suspension.NONE,
                false,
                List.of(tracking("cpu", new TargetTracking(50, Duration.ZERO, Duration.ZERO, false, true), 100, 100)),
                Cooldowns.NONE);
        assertThat(ServiceScaling.decide(starting).scales())
                .as("two tasks at twice the target need four, and eight are on their way")
                .isFalse();
    }

    private static NotScaledReason.Code reason(ScalingState state) {
        ScalingDecision decision = ServiceScaling.decide(state);
        assertThat(decision.scales()).isFalse();
        assertThat(decision.notScaled()).hasSize(1);
        return decision.notScaled().getFirst().code();
    }
}

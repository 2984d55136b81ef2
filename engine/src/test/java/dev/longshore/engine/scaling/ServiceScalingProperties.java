package dev.longshore.engine.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.engine.scaling.PolicyLook.Tracking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every decision, whatever the policies, alarms, cooldowns and bounds are. */
class ServiceScalingProperties {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Property(tries = 3000)
    void aChangeStaysWithinTheBounds(@ForAll("states") ScalingState state) {
        ScalingDecision decision = ServiceScaling.decide(state);
        if (decision.scales()) {
            assertThat(decision.desired())
                    .isBetween(state.bounds().min(), state.bounds().max());
            assertThat(decision.cause()).isPresent();
        }
    }

    @Property(tries = 2000)
    void withoutDataNothingIsScaled(@ForAll("states") ScalingState state) {
        List<PolicyLook> blind =
                state.policies().stream().map(ServiceScalingProperties::blinded).toList();
        ScalingState unseen = Looks.with(replaced(state, blind), state.bounds(), "");
        assertThat(ServiceScaling.decide(unseen).scales()).isFalse();
    }

    @Property(tries = 3000)
    void whereOnePolicyWantsOutNothingIsTaken(@ForAll("states") ScalingState state) {
        ScalingDecision decision = ServiceScaling.decide(state);
        boolean out = decision.votes().stream().anyMatch(vote -> vote.direction() == Direction.OUT);
        if (out && state.bounds().contains(state.capacity())) {
            assertThat(decision.desired()).isGreaterThanOrEqualTo(state.capacity());
        }
    }

    @Property(tries = 3000)
    void noPolicyTakesDuringADeploymentOrAScaleInCooldown(@ForAll("states") ScalingState state) {
        boolean held = state.deploying()
                || state.cooldowns().inUntil().isPresent()
                || state.suspension().scaleIn();
        ScalingState undisturbed = Looks.with(state, state.bounds(), "");
        if (held && state.bounds().contains(state.capacity())) {
            assertThat(ServiceScaling.decide(undisturbed).desired()).isGreaterThanOrEqualTo(state.capacity());
        }
    }

    @Property(tries = 3000)
    void targetTrackingNeverTakesMoreThanKeepsTheMetricAtItsTarget(@ForAll("states") ScalingState state) {
        List<PolicyLook> trackers =
                state.policies().stream().filter(Tracking.class::isInstance).toList();
        ScalingState tracked = Looks.with(replaced(state, trackers), state.bounds(), "");
        ScalingDecision decision = ServiceScaling.decide(tracked);
        if (decision.scales()
                && decision.desired() < state.capacity()
                && state.bounds().contains(state.capacity())) {
            for (PolicyLook look : trackers) {
                Tracking tracking = (Tracking) look;
                if (!tracking.rule().disableScaleIn()) {
                    double metric = tracking.metric().newest().orElseThrow();
                    double after = decision.desired() == 0 ? 0 : metric * state.capacity() / decision.desired();
                    assertThat(after).isLessThanOrEqualTo(tracking.rule().target() * 1.000001);
                }
            }
        }
    }

    @Property(tries = 2000)
    void theOrderOfPoliciesDoesNotMatter(@ForAll("states") ScalingState state) {
        assertThat(ServiceScaling.decide(replaced(state, state.policies().reversed()))
                        .desired())
                .isEqualTo(ServiceScaling.decide(state).desired());
    }

    private static PolicyLook blinded(PolicyLook look) {
        return switch (look) {
            case Tracking tracking ->
                new Tracking(
                        tracking.policy(),
                        tracking.alarmPrefix(),
                        tracking.rule(),
                        new TrackedMetric(
                                tracking.metric().high(),
                                tracking.metric().low(),
                                OptionalDouble.empty(),
                                tracking.metric().peak()));
            case PolicyLook.Stepping stepping ->
                new PolicyLook.Stepping(
                        stepping.policy(),
                        stepping.rule(),
                        stepping.alarms().stream()
                                .map(alarm -> new WatchedAlarm(
                                        alarm.name(), alarm.state(), alarm.threshold(), OptionalDouble.empty()))
                                .toList());
        };
    }

    private static ScalingState replaced(ScalingState state, List<PolicyLook> policies) {
        return new ScalingState(
                state.now(),
                state.mode(),
                state.capacity(),
                state.running(),
                state.bounds(),
                state.boundsSetBy(),
                state.suspension(),
                state.deploying(),
                policies,
                state.cooldowns());
    }

    @Provide
    Arbitrary<ScalingState> states() {
        Arbitrary<Bounds> bounds = Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 30))
                .as((min, more) -> new Bounds(min, min + more));
        Arbitrary<Suspension> suspensions = Combinators.combine(
                        Arbitraries.of(false, false, true),
                        Arbitraries.of(false, false, true),
                        Arbitraries.of(true, false))
                .as(Suspension::new);
        return Combinators.combine(
                        Arbitraries.of(ScalingMode.values()),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 60),
                        bounds,
                        Arbitraries.of("", "", "maximum capacity was set to 7"),
                        suspensions,
                        policies().list().ofMaxSize(4),
                        cooldowns())
                .as((mode, capacity, running, limits, setBy, suspension, policies, cooldowns) -> new ScalingState(
                        NOW,
                        mode,
                        capacity,
                        running,
                        limits,
                        setBy,
                        suspension,
                        running % 5 == 0,
                        policies,
                        cooldowns));
    }

    private static Arbitrary<Cooldowns> cooldowns() {
        Arbitrary<Optional<Instant>> ends = Arbitraries.integers()
                .between(-300, 300)
                .map(NOW::plusSeconds)
                .map(Instant.class::cast)
                .optional();
        return Combinators.combine(ends, Arbitraries.integers().between(0, 60), ends)
                .as(Cooldowns::new);
    }

    private static Arbitrary<PolicyLook> policies() {
        Arbitrary<PolicyLook> trackers = Combinators.combine(
                        Arbitraries.strings().alpha().ofLength(5),
                        Arbitraries.doubles().between(1, 100),
                        Arbitraries.of(true, false, false),
                        Arbitraries.of(AlarmState.values()),
                        Arbitraries.of(AlarmState.values()),
                        Arbitraries.doubles().between(0, 400),
                        Arbitraries.doubles().between(0, 50))
                .as((name, target, onlyOut, high, low, metric, more) -> new Tracking(
                        name,
                        "TargetTracking-service/c/s",
                        new TargetTracking(target, Duration.ofMinutes(5), Duration.ofMinutes(5), onlyOut, more < 25),
                        new TrackedMetric(high, low, OptionalDouble.of(metric), OptionalDouble.of(metric + more))));
        Arbitrary<PolicyLook> steppers = Combinators.combine(
                        Arbitraries.strings().alpha().ofLength(6),
                        Arbitraries.of(AdjustmentType.values()),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(AlarmState.values()),
                        Arbitraries.doubles().between(0, 100))
                .as((name, type, least, alarm, metric) -> new PolicyLook.Stepping(
                        name,
                        new StepScaling(type, StepScalingTest.GUIDE, least, Duration.ofMinutes(5)),
                        List.of(new WatchedAlarm("a", alarm, 50, OptionalDouble.of(metric)))));
        return Arbitraries.oneOf(trackers, steppers);
    }
}

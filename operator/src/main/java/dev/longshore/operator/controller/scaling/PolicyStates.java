package dev.longshore.operator.controller.scaling;

import dev.longshore.ecs.v1alpha1.PolicyState;
import dev.longshore.engine.scaling.Direction;
import dev.longshore.engine.scaling.PolicyLook;
import dev.longshore.engine.scaling.Vote;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is shown of the policies of a target. */
final class PolicyStates {
    private static final MathContext DIGITS = new MathContext(4);

    private PolicyStates() {}

    static List<PolicyState> of(TargetLook look) {
        return look.policies().stream().map(seen -> of(seen, look)).toList();
    }

    static PolicyState of(PolicyLooks.Seen seen, TargetLook look) {
        PolicyState.PolicyStateBuilder state = PolicyState.builder()
                .policy(seen.policy().getMetadata().getName())
                .why(why(seen, look));
        Optional<Vote> vote = vote(seen, look);
        vote.filter(one -> one.direction() != Direction.STAY).ifPresent(one -> state.desired(one.capacity()));
        seen.look().ifPresent(one -> {
            switch (one) {
                case PolicyLook.Tracking tracking ->
                    state.metric(text(tracking.metric().newest()))
                            .target(text(OptionalDouble.of(tracking.rule().target())))
                            .highState(tracking.metric().high().name())
                            .lowState(tracking.metric().low().name());
                case PolicyLook.Stepping stepping ->
                    stepping.alarms().stream()
                            .findFirst()
                            .ifPresent(alarm -> state.metric(text(alarm.metric()))
                                    .highState(alarm.state().name()));
            }
        });
        return state.build();
    }

    private static String why(PolicyLooks.Seen seen, TargetLook look) {
        return seen.problem().orElseGet(() -> vote(seen, look).map(Vote::why).orElse("it was not looked at"));
    }

    private static Optional<Vote> vote(PolicyLooks.Seen seen, TargetLook look) {
        return look.decision().votes().stream()
                .filter(vote -> vote.policy().equals(seen.policy().policyName()))
                .findFirst();
    }

    /** Four digits, so that a status is not written for what nobody reads. */
    private static String text(OptionalDouble value) {
        return value.isEmpty()
                ? ""
                : new BigDecimal(value.getAsDouble())
                        .round(DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}

package dev.longshore.operator.controller.capacity;

import dev.longshore.engine.scaling.Bounds;
import dev.longshore.engine.scaling.NotScaledReason;
import dev.longshore.engine.scaling.NotScaledReason.Code;
import dev.longshore.engine.scaling.PolicyLook.Stepping;
import dev.longshore.engine.scaling.ScalingDecision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A decision about a group by its scaling policies.
 *
 * @param policies with the alarms that name them
 * @param bounds the group's own
 */
record AlarmScaling(List<Stepping> policies, ScalingDecision decision, Bounds bounds) {
    /** Policies that no alarm names, with commas; empty if there is none. */
    Optional<String> unnamed() {
        return Optional.of(policies.stream()
                        .filter(policy -> policy.alarms().isEmpty())
                        .map(Stepping::policy)
                        .collect(Collectors.joining(", ")))
                .filter(names -> !names.isEmpty());
    }

    /** Why a policy cannot do what it wants; empty where it can, or where its cooldown runs. */
    Optional<String> limit() {
        return decision.notScaled().stream()
                .filter(reason ->
                        reason.code() == Code.ALREADY_AT_MAX_CAPACITY || reason.code() == Code.ALREADY_AT_MIN_CAPACITY)
                .map(NotScaledReason::toString)
                .findFirst();
    }

    /** As the scaling activities of an Auto Scaling group read. */
    String activity() {
        return "a " + decision.cause().orElse("user request") + " changing the desired capacity from "
                + decision.capacity() + " to " + decision.desired() + ". " + votes();
    }

    /** What was decided, with its numbers. */
    String text() {
        if (decision.scales()) {
            return "scaled from " + decision.capacity() + " to " + decision.desired() + ": "
                    + decision.cause().orElse("") + ". " + votes();
        }
        String why = decision.notScaled().stream()
                .map(NotScaledReason::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        return "no change: " + (why.isEmpty() ? "" : why + ". ") + votes();
    }

    private String votes() {
        return decision.votes().stream()
                .map(vote -> vote.policy() + ": " + vote.why())
                .collect(Collectors.joining("; "));
    }
}

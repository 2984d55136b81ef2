package dev.longshore.engine.scaling;

import dev.longshore.engine.scaling.NotScaledReason.Code;
import dev.longshore.engine.scaling.PolicyLook.Stepping;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * EC2 Auto Scaling for a group of instances by alarms: simple and step scaling. Of several policies that leaves most instances wins; the
 * group's own bounds hold at once; and while added instances are waited for, none go.
 */
public final class InstanceScaling {
    private InstanceScaling() {}

    /**
     * Decides once.
     *
     * @param size the size that the group is to have now
     * @param bounds its MinSize and MaxSize
     */
    public static ScalingDecision decide(
            int size, Bounds bounds, List<Stepping> policies, Cooldowns before, Instant now) {
        String constraints = bounds.contains(size)
                ? ""
                : "user request update of AutoScalingGroup constraints to min: " + bounds.min() + ", max: "
                        + bounds.max() + ", desired: " + bounds.clamp(size);
        ScalingState state = new ScalingState(
                now,
                ScalingMode.ECS,
                size,
                size,
                bounds,
                constraints,
                Suspension.NONE,
                false,
                List.copyOf(policies),
                before);
        ScalingDecision decision = ServiceScaling.decide(state);
        boolean waited = state.cooldowns().outUntil().isPresent();
        return decision.desired() < size && waited && constraints.isEmpty() ? kept(decision, bounds, state) : decision;
    }

    private static ScalingDecision kept(ScalingDecision decision, Bounds bounds, ScalingState state) {
        return new ScalingDecision(
                state.capacity(),
                state.capacity(),
                Optional.empty(),
                decision.votes(),
                List.of(new NotScaledReason(Code.COOLDOWN, state.capacity(), bounds)),
                state.cooldowns());
    }
}

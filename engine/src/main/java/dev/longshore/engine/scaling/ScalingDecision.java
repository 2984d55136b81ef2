package dev.longshore.engine.scaling;

import java.util.List;
import java.util.Optional;

/**
 * How many tasks there shall be, and all that led to it.
 *
 * @param capacity what it was
 * @param desired what it shall be; the same where nothing is done
 * @param cause of a change, as ECS's ScalingActivity says it
 * @param votes what each policy wanted
 * @param notScaled why nothing, or not what a policy wanted, is done
 * @param cooldowns as they are if the change is made
 */
public record ScalingDecision(
        int capacity,
        int desired,
        Optional<String> cause,
        List<Vote> votes,
        List<NotScaledReason> notScaled,
        Cooldowns cooldowns) {
    /** Copies the lists. */
    public ScalingDecision {
        votes = List.copyOf(votes);
        notScaled = List.copyOf(notScaled);
    }

    /** Whether there is anything to write. */
    public boolean scales() {
        return desired != capacity;
    }

    /** Description of the ScalingActivity. */
    public String description() {
        return "Setting desired count to " + desired + ".";
    }
}

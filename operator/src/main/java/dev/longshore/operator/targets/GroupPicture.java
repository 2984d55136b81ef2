package dev.longshore.operator.targets;

import dev.longshore.engine.target.TargetState;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of a group after one look at it.
 *
 * @param targets draining ones among them
 * @param unreachable whether no target has ever answered at its address, so that the pods' readiness is taken instead
 * @param outcome whether its Service is kept
 * @param binding what became of its TargetGroupBinding; empty where it asks for none
 */
public record GroupPicture(
        GroupSettings settings,
        Map<TargetKey, RegisteredTarget> targets,
        boolean unreachable,
        Publisher.Outcome outcome,
        Optional<Bindings.Kept> binding) {

    /** How many targets are in a state. */
    public int count(TargetState state) {
        return (int) targets.values().stream()
                .filter(target -> target.health().state() == state)
                .count();
    }

    /** Whether the targets are checked, and not only their pods' readiness is read. */
    public boolean checked() {
        return settings.check().isPresent();
    }
}

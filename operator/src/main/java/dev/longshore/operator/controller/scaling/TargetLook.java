package dev.longshore.operator.controller.scaling;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.engine.scaling.ScalingDecision;
import dev.longshore.operator.scaling.TargetFields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look at a target: what was found, decided and done.
 *
 * @param refused why the service's count could not be set; empty where it was, or was not to be
 */
record TargetLook(
        ScalableTarget target,
        TargetFields fields,
        ScaledService service,
        TargetBounds bounds,
        List<PolicyLooks.Seen> policies,
        ScalingDecision decision,
        Optional<String> refused,
        Instant now) {
    /** The count from now on. */
    int desired() {
        return scaled() ? decision.desired() : decision.capacity();
    }

    boolean scaled() {
        return decision.scales() && refused.isEmpty();
    }
}

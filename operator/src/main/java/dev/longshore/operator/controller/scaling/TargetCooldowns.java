package dev.longshore.operator.controller.scaling;

import dev.longshore.ecs.v1alpha1.ScalableTargetStatus;
import dev.longshore.engine.scaling.Cooldowns;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Cooldowns are kept in the status: a new operator waits for what the one before has done. */
final class TargetCooldowns {
    private TargetCooldowns() {}

    static Cooldowns of(ScalableTargetStatus status, Instant now) {
        return new Cooldowns(
                        Optional.ofNullable(status.scaleOutCooldownUntil()),
                        Objects.requireNonNullElse(status.scaleOutBase(), 0),
                        Optional.ofNullable(status.scaleInCooldownUntil()))
                .at(now);
    }
}

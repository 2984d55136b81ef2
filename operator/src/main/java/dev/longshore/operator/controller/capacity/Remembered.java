package dev.longshore.operator.controller.capacity;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.engine.capacity.ScalingMemory;
import dev.longshore.engine.scaling.Cooldowns;
import java.util.Objects;
import java.util.Optional;

/**
 * What is remembered of a provider from one look to the next; after a restart of the operator its status says it.
 *
 * @param scaling what the decisions go by
 * @param cooldowns of scaling policies
 * @param desired the size that was decided last; empty before the first decision
 */
record Remembered(ScalingMemory scaling, Cooldowns cooldowns, Optional<Integer> desired) {
    static Remembered of(CapacityProvider provider) {
        CapacityProviderStatus status = Optional.ofNullable(provider.getStatus())
                .orElseGet(() -> CapacityProviderStatus.builder().build());
        return new Remembered(
                new ScalingMemory(
                        Optional.ofNullable(status.lastSampleTime()),
                        Optional.ofNullable(status.quietPeriods()).orElse(0),
                        Optional.ofNullable(status.lastScaleOutTime())),
                new Cooldowns(
                        Optional.ofNullable(status.scaleOutCooldownUntil()),
                        Objects.requireNonNullElse(status.scaleOutBase(), 0),
                        Optional.ofNullable(status.scaleInCooldownUntil())),
                Optional.ofNullable(status.desiredInstances()));
    }

    /**
     * The size that the group shall have: what was decided, unless somebody asked it for another one since.
     *
     * @param replicas what the group is asked for
     * @param released how many instances are on their way out, which the group may still be asked for
     */
    int desired(int replicas, int released) {
        return desired.filter(decided -> decided <= replicas && replicas <= decided + released)
                .orElse(replicas);
    }
}

package dev.longshore.operator.controller.capacity;

import dev.longshore.engine.capacity.CapacityScaler;
import dev.longshore.engine.capacity.ManagedScaling;
import dev.longshore.engine.capacity.ScalingDecision;
import dev.longshore.engine.capacity.ScalingMemory;
import dev.longshore.engine.capacity.ScalingSample;
import java.time.Instant;

/**
 * A decision about a group, with what led to it.
 *
 * @param before the size that the group was to have
 * @param desired the size that it shall have
 */
record GroupScaling(int before, int desired, ScalingSample sample, ScalingDecision decision) {
    /** Instances that drain, or whose node is not ready, are none for the tasks, but are in the group's size: they are left out and put back. */
    static GroupScaling of(GroupLook look, ManagedScaling settings, int before, ScalingMemory memory, Instant now) {
        int idle = (int) look.members().stream()
                .filter(member -> member.releasedAt().isEmpty() && !member.active())
                .count();
        ManagedScaling rest = new ManagedScaling(
                settings.targetCapacity(),
                settings.minimumStep(),
                settings.maximumStep(),
                Math.max(0, settings.minSize() - idle),
                Math.max(0, settings.maxSize() - idle),
                settings.warmup(),
                settings.period(),
                settings.quietPeriods(),
                settings.fast());
        ScalingSample sample = look.sample(Math.max(0, before - idle), now);
        ScalingDecision decision = CapacityScaler.decide(rest, sample, memory);
        int change = decision.desired() - sample.desired();
        return new GroupScaling(before, before + change, sample, decision);
    }
}

package dev.longshore.operator.controller.capacity;

import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.ManagedDraining;
import dev.longshore.ecs.v1alpha1.ManagedTerminationProtection;
import dev.longshore.engine.capacity.ReleaseOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What has to be done so that a group has the size that was decided.
 *
 * @param release instances that are to go from now on
 * @param keep instances that were to go and may stay
 * @param mark instances that may go now: the group is told so
 * @param replicas what the group is asked for: instances that still drain are in it
 */
record GroupSize(List<String> release, List<String> keep, List<GroupLook.Member> mark, int replicas) {
    static GroupSize of(GroupLook look, AutoScalingGroupProvider group, int desired, Instant now) {
        boolean drains = group.managedDraining() != ManagedDraining.DISABLED;
        boolean isProtected = group.managedTerminationProtection() == ManagedTerminationProtection.ENABLED;
        int surplus = Math.max(0, look.members().size() - desired);
        List<GroupLook.Member> released = look.released();
        List<GroupLook.Member> going =
                released.stream().filter(member -> member.mayGo(drains, now)).toList();
        List<String> release = released.size() < surplus
                ? ReleaseOrder.choose(look.candidates(), surplus - released.size(), isProtected)
                : List.of();
        List<String> keep = new ArrayList<>();
        if (released.size() > surplus) {
            released.stream()
                    .filter(member -> !going.contains(member))
                    .sorted(Comparator.comparingInt(GroupLook.Member::tasks).reversed())
                    .limit(released.size() - surplus)
                    .forEach(member -> keep.add(member.instance().name()));
        }
        return new GroupSize(release, keep, going, desired + Math.max(0, surplus - going.size()));
    }
}

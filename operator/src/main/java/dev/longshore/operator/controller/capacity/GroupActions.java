package dev.longshore.operator.controller.capacity;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.ScaleTargetReference;
import dev.longshore.operator.capacity.Machines;
import dev.longshore.operator.capacity.ProviderNames;
import dev.longshore.operator.capacity.ScaleTargets;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;

/** What is written so that a group has the size that was decided. */
final class GroupActions {
    private final ScaleTargets targets;
    private final Machines machines;
    private final Releases releases;

    GroupActions(KubernetesClient client) {
        this.targets = new ScaleTargets(client);
        this.machines = new Machines(client);
        this.releases = new Releases(client);
    }

    /** The size that the group is asked to have. */
    int size(ScaleTargetReference target) throws ScaleTargets.UnusableException {
        return targets.size(target);
    }

    /** First who goes, then how many: a group that shrinks before it is told would choose by itself. */
    GroupSize resize(CapacityProvider provider, GroupLook look, ScaleTargetReference target, int desired, Instant now)
            throws ScaleTargets.UnusableException {
        GroupSize size = GroupSize.of(look, provider.getSpec().autoScalingGroupProvider(), desired, now);
        size.keep().forEach(releases::keep);
        size.release().forEach(instance -> releases.release(instance, ProviderNames.of(provider), now));
        for (GroupLook.Member member : size.mark()) {
            if (!Machines.isMarked(member.node())) {
                machines.mark(target, member.node());
            }
        }
        targets.resize(target, size.replicas());
        return size;
    }
}

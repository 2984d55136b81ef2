package dev.longshore.operator.history;

import dev.longshore.ecs.v1alpha1.ApiGroup;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.List;
import java.util.Optional;

/**
 * Deleting anything leaves no pod, Secret, ConfigMap, slice or revision of it behind. Pods that {@code --cascade=orphan}
 * left name no owner any more, and are nobody's leftovers.
 */
final class Leftovers implements Check {
    @Override
    public void step(Step step, Findings findings) {
        // What goes with its owner may take its time; only the end counts.
    }

    @Override
    public void end(Step last, Findings findings) {
        last.world()
                .all()
                .forEach(object -> goneOwner(last.world(), object).ifPresent(owner -> {
                    String what = "its owner, ECS " + owner.getKind() + " " + owner.getName() + " (uid "
                            + owner.getUid() + "), is gone";
                    findings.report(Invariant.NOTHING_LEFT_BEHIND, last.change(), what, List.of(ObjectKey.of(object)));
                }));
    }

    private static Optional<OwnerReference> goneOwner(World world, HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .filter(owner -> owner.getApiVersion().startsWith(ApiGroup.GROUP + "/"))
                .filter(owner -> !world.has(owner.getUid()))
                .findFirst();
    }
}

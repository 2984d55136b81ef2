package dev.longshore.operator.controller.scaling;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalableTargetStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What was last written of each target: a look may come before the cache shows it, and would forget a cooldown or an activity. A new
 * operator begins with what the cluster shows.
 */
final class TargetMemory {
    private final Map<String, ScalableTargetStatus> written = new ConcurrentHashMap<>();

    /** The target with the status that it has or is about to show. */
    ScalableTarget known(ScalableTarget target) {
        return Optional.ofNullable(written.get(target.getMetadata().getUid()))
                .map(status -> {
                    ScalableTarget known = new ScalableTarget();
                    known.setMetadata(target.getMetadata());
                    known.setSpec(target.getSpec());
                    known.setStatus(status);
                    return known;
                })
                .orElse(target);
    }

    void put(ScalableTarget target, ScalableTargetStatus status) {
        written.put(target.getMetadata().getUid(), status);
    }

    /** Forgets those that are gone. */
    void retain(List<? extends HasMetadata> targets) {
        written.keySet()
                .retainAll(targets.stream()
                        .map(target -> target.getMetadata().getUid())
                        .collect(Collectors.toSet()));
    }
}

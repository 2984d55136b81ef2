package dev.longshore.operator.history;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.Service;
import java.util.List;
import java.util.Objects;

/** A service whose task stops gets another: what says that it is Stable runs as many tasks as desired. */
final class StableServices implements Check {
    @Override
    public void step(Step step, Findings findings) {
        // Its condition may be a moment behind its pods; only the end counts.
    }

    @Override
    public void end(Step last, Findings findings) {
        last.world()
                .all()
                .filter(Service.class::isInstance)
                .map(Service.class::cast)
                .filter(StableServices::saysStable)
                .forEach(service -> judge(last, service, findings));
    }

    private static boolean saysStable(Service service) {
        return service.getStatus() != null
                && service.getMetadata().getDeletionTimestamp() == null
                && service.getStatus().conditions().stream()
                        .anyMatch(c -> ConditionTypes.STABLE.equals(c.getType()) && "True".equals(c.getStatus()));
    }

    private static void judge(Step last, Service service, Findings findings) {
        int desired = Objects.requireNonNullElse(service.getSpec().desiredCount(), 1);
        long running = last.world().ownedBy(service.getMetadata().getUid()).stream()
                .filter(pod -> pod.phase() == Phase.RUNNING)
                .count();
        if (running != desired) {
            String what = "Stable is True, " + desired + " tasks are desired and " + running + " are RUNNING";
            findings.report(Invariant.STABLE_MEANS_RUNNING, last.change(), what, List.of(ObjectKey.of(service)));
        }
    }
}

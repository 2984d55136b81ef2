package dev.longshore.operator.history;

import java.util.List;
import java.util.OptionalLong;

/**
 * The service scheduler starts no task above the upper limit. Checked whenever a service's pod is created: the tasks of all
 * deployments that are neither ended nor stopping, it among them, are at most floor(desiredCount x maximumPercent / 100).
 * Only a creation can break this, so a surplus that a lower desiredCount leaves for a while is none. A task counts as
 * stopping from the moment at which ECS would stop it: asked to, host lost, essential container ended, image not to be had.
 */
final class ServiceCeiling implements Check {
    private final ServiceLimits limits;

    ServiceCeiling(ServiceLimits limits) {
        this.limits = limits;
    }

    @Override
    public void step(Step step, Findings findings) {
        if (step.created()) {
            step.after()
                    .filter(SeenPod::active)
                    .flatMap(pod -> pod.ownerUid("Service"))
                    .ifPresent(service -> judge(step, service, findings));
        }
    }

    private void judge(Step step, String serviceUid, Findings findings) {
        List<ObjectKey> active = step.world().ownedBy(serviceUid).stream()
                .filter(SeenPod::active)
                .map(SeenPod::key)
                .toList();
        OptionalLong ceiling = limits.ceiling(serviceUid, step.change().seenAt());
        if (ceiling.isPresent() && active.size() > ceiling.getAsLong()) {
            String what = "a task was started as number " + active.size() + ", where at most " + ceiling.getAsLong()
                    + " may be RUNNING and PENDING";
            findings.report(Invariant.SERVICE_CEILING, step.change(), what, active);
        }
    }
}

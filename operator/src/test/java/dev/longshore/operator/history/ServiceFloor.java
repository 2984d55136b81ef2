package dev.longshore.operator.history;

import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.operator.names.Annotations;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The service scheduler's own stops keep the lower limit. Checked in this form: at each step where a task that was RUNNING
 * and wanted gets the stop code ServiceSchedulerInitiated while its Service lives, the tasks of all deployments that are
 * RUNNING and wanted after it are at least ceil(desiredCount x minimumHealthyPercent / 100).
 *
 * <ul>
 *   <li>RUNNING, not healthy: the engine lets healthy tasks go only above the limit, and unhealthy ones only while as many
 *       as the limit run, so both ways RUNNING ones stay at the limit. That a task counts as healthy 40 s after RUNNING is
 *       the engine's to prove, with a clock of its own.
 *   <li>Tasks that ended on their own, or were stopped by people, within {@link ServiceLimits#LAG} before the stop count as
 *       running: the operator may not have heard. Its own stops are never excused.
 *   <li>Deletions are not judged: a watch does not say who deleted, and deleting a task's pod is how people stop it.
 * </ul>
 */
final class ServiceFloor implements Check {
    private final ServiceLimits limits;
    /** By service, then pod: when a RUNNING task ended without the service scheduler. */
    private final Map<String, Map<String, Instant>> losses = new HashMap<>();

    ServiceFloor(ServiceLimits limits) {
        this.limits = limits;
    }

    @Override
    public void step(Step step, Findings findings) {
        step.before()
                .filter(pod -> pod.phase() == Phase.RUNNING)
                .filter(pod ->
                        step.after().filter(now -> now.phase() == Phase.RUNNING).isEmpty())
                .ifPresent(pod -> pod.ownerUid("Service").ifPresent(service -> ended(step, pod, service, findings)));
    }

    private void ended(Step step, SeenPod pod, String serviceUid, Findings findings) {
        boolean stopped = step.after()
                .filter(now -> now.annotation(Annotations.STOP_CODE).equals("ServiceSchedulerInitiated"))
                .isPresent();
        if (!stopped) {
            losses.computeIfAbsent(serviceUid, uid -> new HashMap<>())
                    .put(pod.uid(), step.change().seenAt());
        } else if (lives(step.world(), serviceUid)) {
            judge(step, pod, serviceUid, findings);
        }
    }

    private static boolean lives(World world, String serviceUid) {
        return world.withUid(Service.class, serviceUid)
                .filter(service -> service.getMetadata().getDeletionTimestamp() == null)
                .isPresent();
    }

    private void judge(Step step, SeenPod pod, String serviceUid, Findings findings) {
        Instant now = step.change().seenAt();
        long running = step.world().ownedBy(serviceUid).stream()
                .filter(task -> task.phase() == Phase.RUNNING)
                .count();
        long unheard = losses.getOrDefault(serviceUid, Map.of()).values().stream()
                .filter(at -> at.plus(ServiceLimits.LAG).isAfter(now))
                .count();
        OptionalLong floor = limits.floor(serviceUid, now);
        if (floor.isPresent() && running + unheard < floor.getAsLong()) {
            String what = "the service scheduler stopped a RUNNING task and left " + running + " running, where "
                    + floor.getAsLong() + " must";
            findings.report(Invariant.SERVICE_FLOOR, step.change(), what, List.of(pod.key()));
        }
    }
}

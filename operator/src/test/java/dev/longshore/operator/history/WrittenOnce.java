package dev.longshore.operator.history;

import dev.longshore.operator.names.Annotations;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One write of the operator takes a task from desired to RUNNING. Before that, a change of spec, labels or annotations by
 * the field manager that created the pod is a second write, unless it stops the task or people ask for its stop.
 */
final class WrittenOnce implements Check {
    private final Map<String, Set<String>> creators = new HashMap<>();

    @Override
    public void step(Step step, Findings findings) {
        if (step.created()) {
            step.after()
                    .filter(SeenPod::ours)
                    .ifPresent(pod -> creators.put(pod.uid(), writers(pod.pod()).keySet()));
        } else {
            step.before()
                    .filter(pod -> creators.containsKey(pod.uid()) && pod.phase() == Phase.PENDING)
                    .ifPresent(before -> step.after().ifPresent(after -> compare(step, before, after, findings)));
        }
    }

    private void compare(Step step, SeenPod before, SeenPod after, Findings findings) {
        Set<String> wrote = changed(writers(before.pod()), writers(after.pod()));
        wrote.retainAll(creators.getOrDefault(before.uid(), Set.of()));
        boolean stop = !after.annotation(Annotations.STOP_CODE).isEmpty()
                || !after.annotation(Annotations.STOP).isEmpty()
                || after.pod().getMetadata().getDeletionTimestamp() != null;
        if (!stop && !wrote.isEmpty() && differ(before.pod(), after.pod())) {
            String what = wrote + " created this pod and wrote it again before it was RUNNING";
            findings.report(Invariant.WRITTEN_ONCE, step.change(), what, List.of(after.key()));
        }
    }

    private static boolean differ(Pod before, Pod after) {
        ObjectMeta then = before.getMetadata();
        ObjectMeta now = after.getMetadata();
        return !Objects.equals(then.getLabels(), now.getLabels())
                || !Objects.equals(then.getAnnotations(), now.getAnnotations())
                || !Objects.equals(then.getOwnerReferences(), now.getOwnerReferences())
                || !Objects.equals(then.getFinalizers(), now.getFinalizers())
                || !before.getSpec().equals(after.getSpec());
    }

    /** Field manager to what it has written and when; writers of status and other subresources are left out. */
    private static Map<String, String> writers(Pod pod) {
        Map<String, String> writers = new HashMap<>();
        for (ManagedFieldsEntry entry : pod.getMetadata().getManagedFields()) {
            if (entry.getSubresource() == null || entry.getSubresource().isEmpty()) {
                writers.merge(entry.getManager(), entry.getTime() + " " + entry.getFieldsV1(), String::concat);
            }
        }
        return writers;
    }

    private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
        Set<String> changed = new HashSet<>();
        after.forEach((manager, fields) -> {
            if (!fields.equals(before.get(manager))) {
                changed.add(manager);
            }
        });
        return changed;
    }
}

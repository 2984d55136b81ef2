package dev.longshore.operator.history;

import dev.longshore.ecs.v1alpha1.Task;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A standalone Task starts its count of tasks once: it never owns more pods than that, over the whole history. */
final class StandaloneRuns implements Check {
    /** By Task: every pod that it ever had, by uid. */
    private final Map<String, Map<String, ObjectKey>> started = new HashMap<>();

    @Override
    public void step(Step step, Findings findings) {
        step.after()
                .ifPresent(pod -> pod.ownerUid("Task").ifPresent(uid -> {
                    Map<String, ObjectKey> pods = started.computeIfAbsent(uid, task -> new LinkedHashMap<>());
                    boolean isNew = pods.put(pod.uid(), pod.key()) == null;
                    if (isNew) {
                        step.world()
                                .withUid(Task.class, uid)
                                .filter(task -> pods.size() > count(task))
                                .ifPresent(task -> report(step, task, pods, findings));
                    }
                }));
    }

    private static int count(Task task) {
        return Objects.requireNonNullElse(task.getSpec().count(), 1);
    }

    private static void report(Step step, Task task, Map<String, ObjectKey> pods, Findings findings) {
        String what = ObjectKey.of(task) + " runs " + count(task) + " and has started " + pods.size() + " pods";
        findings.report(Invariant.STANDALONE_RUNS_ONCE, step.change(), what, pods.values());
    }
}

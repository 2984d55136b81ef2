package dev.longshore.operator.history;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A task is one pod, now and for ever. */
final class TaskIds implements Check {
    private record Holder(ObjectKey pod, String uid) {}

    private final Map<String, Holder> latest = new HashMap<>();

    @Override
    public void step(Step step, Findings findings) {
        step.after().ifPresent(pod -> pod.taskId().ifPresent(id -> look(step, pod, id, findings)));
    }

    private void look(Step step, SeenPod pod, String taskId, Findings findings) {
        List<ObjectKey> live = step.world().ofTask(taskId).stream()
                .filter(SeenPod::live)
                .map(SeenPod::key)
                .toList();
        Optional<Holder> former = Optional.ofNullable(latest.put(taskId, new Holder(pod.key(), pod.uid())))
                .filter(holder -> !holder.uid().equals(pod.uid()));
        if (live.size() > 1) {
            String what = live.size() + " live pods carry the task id " + taskId;
            findings.report(Invariant.ONE_POD_PER_TASK, step.change(), what, live);
        } else if (former.isPresent()) {
            TreeSet<ObjectKey> pods = new TreeSet<>(Comparator.comparing(ObjectKey::toString));
            pods.add(former.get().pod());
            pods.add(pod.key());
            String what = "the task id " + taskId + " was that of pod uid "
                    + former.get().uid() + " and is now of " + pod.uid();
            findings.report(Invariant.TASK_ID_NEVER_REUSED, step.change(), what, pods);
        }
    }
}

package dev.longshore.operator.history;

import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import java.util.ArrayList;
import java.util.List;

/** A task is placed before its pod exists, and the pod says from the start which task it is. */
final class CompletePods implements Check {
    @Override
    public void step(Step step, Findings findings) {
        if (step.created()) {
            step.after().filter(SeenPod::ours).ifPresent(pod -> {
                List<String> missing = missing(pod);
                if (!missing.isEmpty()) {
                    String what = "created without " + String.join(", ", missing);
                    findings.report(Invariant.CREATED_COMPLETE, step.change(), what, List.of(pod.key()));
                }
            });
        }
    }

    private static List<String> missing(SeenPod pod) {
        List<String> missing = new ArrayList<>();
        need(missing, pod.bound(), "spec.nodeName");
        need(missing, pod.owner().isPresent(), "a Service or Task as controller");
        need(missing, pod.taskId().orElse("").matches("[0-9a-f]{32}"), "a task id of 32 hex digits");
        need(missing, !pod.label(Labels.CLUSTER).isEmpty(), "label " + Labels.CLUSTER);
        need(missing, pod.label(Labels.NUMBER).matches("[1-9][0-9]*"), "label " + Labels.NUMBER);
        need(
                missing,
                pod.annotation(Annotations.TASK_DEFINITION).matches(".+:[1-9][0-9]*"),
                "annotation " + Annotations.TASK_DEFINITION + " as family:revision");
        return missing;
    }

    private static void need(List<String> missing, boolean present, String what) {
        if (!present) {
            missing.add(what);
        }
    }
}

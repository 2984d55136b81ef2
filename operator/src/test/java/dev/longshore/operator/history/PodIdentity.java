package dev.longshore.operator.history;

import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a task is and where it runs is written once and stays. */
final class PodIdentity implements Check {
    private static final List<String> LABELS = List.of(
            Labels.CLUSTER,
            Labels.TASK_ID,
            Labels.SERVICE,
            Labels.TASK,
            Labels.GROUP,
            Labels.FAMILY,
            Labels.REVISION,
            Labels.DEPLOYMENT,
            Labels.NUMBER);
    private static final List<String> ANNOTATIONS =
            List.of(Annotations.GROUP, Annotations.TASK_DEFINITION, Annotations.CONTAINERS, Annotations.DYNAMIC_PORTS);

    @Override
    public void step(Step step, Findings findings) {
        step.before()
                .filter(SeenPod::ours)
                .ifPresent(before -> step.after().ifPresent(after -> compare(step, before, after, findings)));
    }

    private static void compare(Step step, SeenPod before, SeenPod after, Findings findings) {
        Map<String, String> now = identity(after);
        identity(before).forEach((property, value) -> {
            String current = now.getOrDefault(property, "");
            // A pod without a node is incomplete, which is told of already; its binding is no second fault.
            boolean binding = property.equals("spec.nodeName") && value.isEmpty();
            if (!Objects.equals(value, current) && !binding) {
                String what = property + " changed from \"" + value + "\" to \"" + current + "\"";
                findings.report(Invariant.IDENTITY_NEVER_CHANGES, step.change(), what, List.of(after.key()));
            }
        });
    }

    private static Map<String, String> identity(SeenPod pod) {
        Map<String, String> identity = new TreeMap<>();
        LABELS.forEach(name -> identity.put("label " + name, pod.label(name)));
        ANNOTATIONS.forEach(name -> identity.put("annotation " + name, pod.annotation(name)));
        identity.put("spec.nodeName", pod.node());
        identity.put(
                "host ports",
                pod.ports().stream().map(HeldPort::toString).sorted().toList().toString());
        return identity;
    }
}

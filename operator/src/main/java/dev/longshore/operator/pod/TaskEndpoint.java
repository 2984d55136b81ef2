package dev.longshore.operator.pod;

import dev.longshore.operator.names.Annotations;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a task can be reached, and by whom it is to be.
 *
 * @param address of its pod, which is the node's in network mode host; empty until the kubelet has told it
 * @param ready whether the pod is Ready
 * @param deleted whether somebody has deleted the pod: it ends at once
 * @param targets the target groups that it joins
 * @param drainingUntil while it finishes its requests before it is stopped: when the stop follows
 * @param verdict what load balancers say of it; no pod shows it
 */
public record TaskEndpoint(
        Optional<String> address,
        boolean ready,
        boolean deleted,
        List<TargetPort> targets,
        Optional<Instant> drainingUntil,
        Optional<TargetVerdict> verdict) {
    /** Of a task that cannot be reached. */
    public static final TaskEndpoint NONE =
            new TaskEndpoint(Optional.empty(), false, false, List.of(), Optional.empty(), Optional.empty());

    static TaskEndpoint of(Pod pod) {
        Map<String, String> annotations =
                Optional.ofNullable(pod.getMetadata().getAnnotations()).orElse(Map.of());
        boolean stopping = annotations.containsKey(Annotations.STOPPING_AT);
        return new TaskEndpoint(
                Optional.ofNullable(pod.getStatus())
                        .map(status -> status.getPodIP())
                        .filter(address -> !address.isEmpty()),
                ready(pod),
                pod.getMetadata().getDeletionTimestamp() != null,
                Optional.ofNullable(annotations.get(Annotations.TARGETS))
                        .map(TargetPort::read)
                        .orElse(List.of()),
                Optional.ofNullable(annotations.get(Annotations.DRAINING_UNTIL))
                        .filter(until -> !stopping)
                        .map(Instant::parse),
                Optional.empty());
    }

    TaskEndpoint drainedAt(Instant until) {
        return new TaskEndpoint(address, ready, deleted, targets, Optional.of(until), verdict);
    }

    TaskEndpoint judged(TargetVerdict told) {
        return new TaskEndpoint(address, ready, deleted, targets, drainingUntil, Optional.of(told));
    }

    private static boolean ready(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }
}

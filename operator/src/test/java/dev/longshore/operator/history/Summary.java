package dev.longshore.operator.history;

import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.operator.names.Annotations;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.stream.Collectors;

/** An object in half a line. */
final class Summary {
    private Summary() {}

    static String of(HasMetadata object) {
        String going = object.getMetadata().getDeletionTimestamp() == null ? "" : " terminating";
        return switch (object) {
            case Pod pod -> pod(SeenPod.of(pod, Instant.EPOCH)) + going;
            case Service service -> service(service) + going;
            case Node node -> node(node) + going;
            default -> "generation " + object.getMetadata().getGeneration() + going;
        };
    }

    private static String pod(SeenPod pod) {
        String stop = pod.annotation(Annotations.STOP_CODE).isEmpty()
                ? ""
                : " stop " + pod.annotation(Annotations.STOP_CODE) + " (" + pod.annotation(Annotations.STOPPED_REASON)
                        + ")";
        String reason = pod.pod().getStatus() == null || pod.pod().getStatus().getReason() == null
                ? ""
                : " " + pod.pod().getStatus().getReason();
        return pod.phase() + " on " + (pod.bound() ? pod.node() : "no node") + " ports " + pod.ports() + reason + stop;
    }

    private static String service(Service service) {
        String wanted = "desired " + service.getSpec().desiredCount() + " of "
                + service.getSpec().taskDefinition();
        if (service.getStatus() == null) {
            return wanted;
        }
        return wanted + ", running " + service.getStatus().runningCount() + ", pending "
                + service.getStatus().pendingCount() + ", "
                + service.getStatus().conditions().stream()
                        .map(c -> c.getType() + "=" + c.getStatus())
                        .collect(Collectors.joining(" "));
    }

    private static String node(Node node) {
        return node.getStatus() == null
                ? "no status"
                : node.getStatus().getConditions().stream()
                        .filter(c -> c.getType().equals("Ready"))
                        .map(c -> "Ready=" + c.getStatus())
                        .collect(Collectors.joining());
    }
}

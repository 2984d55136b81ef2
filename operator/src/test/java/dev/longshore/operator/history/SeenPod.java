package dev.longshore.operator.history;

import dev.longshore.ecs.v1alpha1.ApiGroup;
import dev.longshore.operator.names.Labels;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A pod at one step of the history, read once.
 *
 * @param taskId label of every pod that is a task
 * @param owner its controller, if that is a Service or Task of ours
 * @param node where it is bound; empty if nowhere
 * @param boundAt when that was first seen; the beginning of time if it was when the recording began
 * @param admitted whether a kubelet has taken it: it has a startTime
 * @param requests what it takes of the node until it has ended
 * @param ports what it holds on the node until it has ended
 */
record SeenPod(
        Pod pod,
        ObjectKey key,
        String uid,
        Optional<String> taskId,
        Optional<OwnerReference> owner,
        String node,
        Instant boundAt,
        Phase phase,
        boolean admitted,
        Amounts requests,
        Set<HeldPort> ports) {

    static SeenPod of(Pod pod, Instant boundAt) {
        return new SeenPod(
                pod,
                ObjectKey.of(pod),
                pod.getMetadata().getUid(),
                Optional.ofNullable(pod.getMetadata().getLabels()).map(labels -> labels.get(Labels.TASK_ID)),
                ownerOf(pod),
                Objects.requireNonNullElse(pod.getSpec().getNodeName(), ""),
                boundAt,
                PhaseOracle.of(pod),
                pod.getStatus() != null && pod.getStatus().getStartTime() != null && !PhaseOracle.ended(pod),
                Requests.of(pod.getSpec()),
                HeldPort.of(pod.getSpec()));
    }

    private static Optional<OwnerReference> ownerOf(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .filter(owner -> owner.getApiVersion().startsWith(ApiGroup.GROUP + "/"))
                .findFirst();
    }

    boolean ours() {
        return taskId.isPresent() || owner.isPresent();
    }

    boolean live() {
        return phase != Phase.STOPPED;
    }

    /** Wanted, and neither stopped nor bound to stop. */
    boolean active() {
        return phase == Phase.PENDING || phase == Phase.RUNNING;
    }

    boolean bound() {
        return !node.isEmpty();
    }

    Optional<String> ownerUid(String kind) {
        return owner.filter(reference -> reference.getKind().equals(kind)).map(OwnerReference::getUid);
    }

    String annotation(String name) {
        return Objects.requireNonNullElse(pod.getMetadata().getAnnotations(), Map.<String, String>of())
                .getOrDefault(name, "");
    }

    String label(String name) {
        return Objects.requireNonNullElse(pod.getMetadata().getLabels(), Map.<String, String>of())
                .getOrDefault(name, "");
    }
}

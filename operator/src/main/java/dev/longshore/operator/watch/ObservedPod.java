package dev.longshore.operator.watch;

import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.PodClaims;
import dev.longshore.operator.pod.TaskStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;

/**
 * What is kept of a pod; the pod itself is not.
 *
 * @param node empty while the pod is bound to none
 * @param claim empty once the pod has ended
 * @param task the ECS task that the pod is; empty for a foreign pod
 */
public record ObservedPod(
        PodKey key, String uid, Optional<String> node, Optional<Claim> claim, Optional<EcsTask> task) {

    static ObservedPod of(Pod pod) {
        return new ObservedPod(
                new PodKey(pod.getMetadata().getNamespace(), pod.getMetadata().getName()),
                pod.getMetadata().getUid(),
                Optional.ofNullable(pod.getSpec().getNodeName()).filter(node -> !node.isEmpty()),
                PodClaims.ended(pod) ? Optional.empty() : Optional.of(PodClaims.of(pod)),
                TaskStatus.of(pod));
    }
}

package dev.longshore.operator.watch;

import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.PodClaims;
import dev.longshore.operator.pod.TaskStatus;
import dev.longshore.operator.scope.Scope;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.Optional;

/**
 * What is kept of a pod; the pod itself is not.
 *
 * @param node the node that it is bound to, or that a DaemonSet made it for: it will be there before long; empty if there is none yet
 * @param claim empty once the pod has ended
 * @param task the ECS task that the pod is; empty for a foreign pod
 */
public record ObservedPod(
        PodKey key, String uid, Optional<String> node, Optional<Claim> claim, Optional<EcsTask> task) {

    /** As it is kept by who works in this scope. */
    static ObservedPod of(Pod pod, Scope scope) {
        return new ObservedPod(
                new PodKey(pod.getMetadata().getNamespace(), pod.getMetadata().getName()),
                pod.getMetadata().getUid(),
                node(pod.getSpec()),
                PodClaims.ended(pod) ? Optional.empty() : Optional.of(PodClaims.of(pod)),
                scope.includes(pod.getMetadata().getNamespace()) ? TaskStatus.of(pod) : Optional.empty());
    }

    private static Optional<String> node(PodSpec spec) {
        return Optional.ofNullable(spec.getNodeName())
                .filter(node -> !node.isEmpty())
                .or(() -> daemonNode(spec));
    }

    /** The DaemonSet controller leaves the binding to kube-scheduler and names the node in a required affinity. */
    private static Optional<String> daemonNode(PodSpec spec) {
        return Optional.ofNullable(spec.getAffinity())
                .map(Affinity::getNodeAffinity)
                .map(NodeAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
                .map(NodeSelector::getNodeSelectorTerms)
                .filter(terms -> terms.size() == 1)
                .flatMap(terms -> terms.getFirst().getMatchFields().stream()
                        .filter(field -> field.getKey().equals("metadata.name")
                                && field.getOperator().equals("In")
                                && field.getValues().size() == 1)
                        .map(field -> field.getValues().getFirst())
                        .findFirst());
    }
}

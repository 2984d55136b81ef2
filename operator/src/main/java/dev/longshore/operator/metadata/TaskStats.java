package dev.longshore.operator.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.pod.LogStream;
import dev.longshore.operator.pod.PodClaims;
import dev.longshore.operator.watch.ObservedNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Docker's statistics of a task's containers. One of which nothing has been measured is told as {@code null}, as ECS does: it has just started,
 * or its kubelet does not tell.
 *
 * @param pod the task's
 * @param containers the same pod's containers
 * @param node the pod's; empty if it is gone
 * @param stats what kubelets have measured
 */
record TaskStats(Pod pod, ContainerDocument containers, Optional<ObservedNode> node, KubeletStats stats) {
    private static final int MILLI = 1000;

    /** Those of one container, by the name that it has in the pod. */
    JsonNode container(String podContainer) throws InterruptedException {
        for (LogStream stream : LogStream.of(pod)) {
            if (stream.podContainer().equals(podContainer)) {
                return of(stream);
            }
        }
        return NullNode.getInstance();
    }

    /** Those of each container that was started, by container id. */
    ObjectNode all() throws InterruptedException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (LogStream stream : LogStream.of(pod)) {
            String id = containers.id(stream);
            if (!id.isEmpty()) {
                json.set(id, of(stream));
            }
        }
        return json;
    }

    private JsonNode of(LogStream stream) throws InterruptedException {
        if (node.isEmpty()) {
            return NullNode.getInstance();
        }
        int processors = Math.ceilDiv((int) node.get().cpuMillis(), MILLI);
        return stats.of(node.get(), pod.getMetadata().getUid(), stream.podContainer())
                .<JsonNode>map(uses -> new DockerStats(uses.now(), uses.before(), processors, memoryLimit(stream))
                        .json(containers.id(stream), containers.dockerName(stream)))
                .orElseGet(NullNode::getInstance);
    }

    /** The container's own, else the task's. */
    private Optional<Long> memoryLimit(LogStream stream) {
        return containers
                .spec(stream)
                .flatMap(spec -> memory(Optional.ofNullable(spec.getResources())))
                .or(() -> memory(Optional.ofNullable(pod.getSpec().getResources())));
    }

    private static Optional<Long> memory(Optional<ResourceRequirements> resources) {
        return resources
                .flatMap(some -> Optional.ofNullable(some.getLimits()))
                .flatMap(limits -> Optional.ofNullable(limits.get("memory")))
                .map(memory -> PodClaims.scaled(memory, BigDecimal.ONE));
    }
}

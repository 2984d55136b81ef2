package dev.longshore.operator.node;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.operator.watch.ObservedNode;
import dev.longshore.operator.watch.ObservedNode.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a node as the container instance that placement works with. */
public final class NodeInstance {
    private NodeInstance() {}

    /**
     * The instance that a node is.
     *
     * @param attributes custom attributes of the ContainerInstance, over those that the node gives
     * @param tolerations the Cluster's, which its pods carry
     */
    public static Instance of(
            ObservedNode node, InstanceStatus status, Map<String, String> attributes, List<Toleration> tolerations) {
        return Instance.builder(node.name(), new Resources(node.cpuMillis(), node.memoryBytes()))
                .maxPods(node.maxPods())
                .reservedPorts(ReservedPorts.DEFAULT)
                .attributes(NodeAttributes.of(node))
                .attributes(attributes)
                .status(status)
                .agentConnected(node.ready())
                .untoleratedTaints(untolerated(node, tolerations))
                .build();
    }

    private static List<String> untolerated(ObservedNode node, List<Toleration> tolerations) {
        Stream<String> cordon =
                node.cordoned() ? Stream.of("node.kubernetes.io/unschedulable:NoSchedule") : Stream.of();
        Stream<String> taints = node.taints().stream()
                .filter(taint -> !taint.key().equals("node.kubernetes.io/unschedulable"))
                .filter(taint -> tolerations.stream().noneMatch(toleration -> tolerates(toleration, taint)))
                .map(Taint::toString);
        return Stream.concat(cordon, taints).toList();
    }

    /** Kubernetes' rule: an absent effect matches all, operator Exists any value, and an absent key with Exists everything. */
    private static boolean tolerates(Toleration toleration, Taint taint) {
        boolean effect = blank(toleration.getEffect()) || toleration.getEffect().equals(taint.effect());
        boolean exists = "Exists".equals(toleration.getOperator());
        boolean key = blank(toleration.getKey()) ? exists : toleration.getKey().equals(taint.key());
        String value = toleration.getValue() == null ? "" : toleration.getValue();
        return effect && key && (exists || value.equals(taint.value()));
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}

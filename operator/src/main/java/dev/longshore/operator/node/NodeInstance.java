package dev.longshore.operator.node;

import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.EniLimits;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceBuilder;
import dev.longshore.engine.ledger.InstanceIdentity;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.PortRange;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.operator.watch.ObservedNode;
import dev.longshore.operator.watch.ObservedNode.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a node as the container instance that placement works with. */
public final class NodeInstance {
    private static final long BYTES_PER_MIB = 1 << 20;
    private static final int MOST_SHARED = 10_000;
    /** Of Karpenter and the cluster autoscaler. */
    private static final Set<String> DRAIN_TAINTS =
            Set.of("karpenter.sh/disrupted", "karpenter.sh/disruption", "ToBeDeletedByClusterAutoscaler");

    private static final Map<Map<String, String>, Map<String, String>> SHARED = new ConcurrentHashMap<>();

    private NodeInstance() {}

    /**
     * The instance that a node is.
     *
     * @param attributes custom attributes of the ContainerInstance, over those that the node gives
     * @param cluster its tolerations are those of its pods; its setting decides how network interfaces are counted
     */
    public static Instance of(
            ObservedNode node, InstanceStatus status, Map<String, String> attributes, ClusterSpec cluster) {
        return builder(node, status, attributes, cluster).build();
    }

    /** The same for an instance of a capacity provider. */
    public static Instance of(
            ObservedNode node,
            InstanceStatus status,
            Map<String, String> attributes,
            ClusterSpec cluster,
            String capacityProvider) {
        return builder(node, status, attributes, cluster)
                .capacityProvider(capacityProvider)
                .build();
    }

    /** A node of Fargate's: no container instance, and without a limit of network interfaces. */
    public static Instance fargate(ObservedNode node, ClusterSpec cluster) {
        ClusterSpec unlimited = cluster.toBuilder().eniLimits(EniLimits.NONE).build();
        InstanceStatus status = SpotSigns.isInterrupted(node) ? InstanceStatus.DRAINING : InstanceStatus.ACTIVE;
        return builder(node, status, Map.of(), unlimited)
                .capacityProvider(SpotSigns.isSpot(node) ? Instance.FARGATE_SPOT : Instance.FARGATE)
                .build();
    }

    private static InstanceBuilder builder(
            ObservedNode node, InstanceStatus status, Map<String, String> attributes, ClusterSpec cluster) {
        AgentSettings settings = AgentSettings.of(node.annotations());
        Map<String, String> all = new HashMap<>(NodeAttributes.of(node, settings));
        all.putAll(attributes);
        return Instance.builder(node.name(), registered(node, settings, all, cluster))
                .maxPods(node.maxPods())
                .reservedPorts(ReservedPorts.of(settings))
                .dynamicPorts(settings.dynamicPorts().orElse(PortRange.DYNAMIC_DEFAULT))
                .attributes(shared(all))
                .status(drains(node, cluster) ? InstanceStatus.DRAINING : status)
                .agentConnected(node.ready())
                .untoleratedTaints(untolerated(node, cluster.tolerations()))
                .identity(identity(node, settings));
    }

    /** A cordon is the only sign that {@code kubectl drain} gives; autoscalers taint a node before they remove it. */
    private static boolean drains(ObservedNode node, ClusterSpec cluster) {
        return !Boolean.FALSE.equals(cluster.drainOnCordon())
                && (node.cordoned()
                        || SpotSigns.isInterrupted(node)
                        || node.taints().stream().anyMatch(taint -> DRAIN_TAINTS.contains(taint.key())));
    }

    /** Thirty attributes of thousands of nodes: most have the same as others, and then the same map. */
    private static Map<String, String> shared(Map<String, String> attributes) {
        if (SHARED.size() > MOST_SHARED) {
            SHARED.clear();
        }
        Map<String, String> own = Map.copyOf(attributes);
        return Objects.requireNonNullElse(SHARED.putIfAbsent(own, own), own);
    }

    private static Resources registered(
            ObservedNode node, AgentSettings settings, Map<String, String> attributes, ClusterSpec cluster) {
        EniLimits limits = Objects.requireNonNullElse(cluster.eniLimits(), EniLimits.ECS);
        int byType = EniTable.tasks(attributes.getOrDefault(NodeAttributes.INSTANCE_TYPE, ""), limits);
        return new Resources(
                node.cpuMillis(),
                node.memoryBytes() - settings.reservedMemoryMiB() * BYTES_PER_MIB,
                node.gpus(),
                limits == EniLimits.NONE ? Resources.UNLIMITED : settings.enis().orElse(byType));
    }

    /** Versions, ids and dates of a node: its annotations before what Kubernetes knows. */
    private static InstanceIdentity identity(ObservedNode node, AgentSettings settings) {
        return new InstanceIdentity(
                settings.agentVersion()
                        .or(() -> Optional.of(node.kubeletVersion()).filter(version -> !version.isEmpty())),
                settings.ec2InstanceId().or(() -> node.providerId().map(id -> id.substring(id.lastIndexOf('/') + 1))),
                settings.registeredAt().or(() -> Optional.of(Instant.parse(node.createdAt()))));
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

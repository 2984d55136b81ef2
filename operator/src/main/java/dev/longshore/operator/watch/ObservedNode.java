package dev.longshore.operator.watch;

import dev.longshore.operator.pod.PodClaims;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is kept of a node; heartbeats change nothing of it.
 *
 * @param nodeClaim the NodeClaim by which Karpenter made it
 * @param cpuMillis allocatable, in milli-CPU
 * @param memoryBytes allocatable, in bytes
 * @param maxPods allocatable number of pods
 * @param gpus allocatable GPUs, as nvidia.com/gpu
 * @param taints {@code key=value:Effect} of those that keep pods away
 */
public record ObservedNode(
        String name,
        String uid,
        Map<String, String> labels,
        Map<String, String> annotations,
        Optional<String> providerId,
        Optional<String> nodeClaim,
        String operatingSystem,
        String architecture,
        String kubeletVersion,
        Optional<String> internalAddress,
        long cpuMillis,
        long memoryBytes,
        int maxPods,
        int gpus,
        boolean ready,
        boolean cordoned,
        List<Taint> taints,
        String createdAt) {

    /** A taint; an absent value is an empty one, as Kubernetes compares them. */
    public record Taint(String key, String value, String effect) {
        @Override
        public String toString() {
            return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect;
        }
    }

    private static final BigDecimal MILLI = BigDecimal.valueOf(1000);
    private static final Quantity NOTHING = new Quantity("0");

    static ObservedNode of(Node node) {
        Map<String, Quantity> allocatable =
                Optional.ofNullable(node.getStatus().getAllocatable()).orElse(Map.of());
        return new ObservedNode(
                node.getMetadata().getName(),
                node.getMetadata().getUid(),
                Optional.ofNullable(node.getMetadata().getLabels())
                        .map(Map::copyOf)
                        .orElse(Map.of()),
                ours(Optional.ofNullable(node.getMetadata().getAnnotations()).orElse(Map.of())),
                Optional.ofNullable(node.getSpec().getProviderID()).filter(id -> !id.isEmpty()),
                node.getMetadata().getOwnerReferences().stream()
                        .filter(owner -> "NodeClaim".equals(owner.getKind()))
                        .map(owner -> owner.getName())
                        .findFirst(),
                Optional.ofNullable(node.getStatus().getNodeInfo())
                        .map(i -> i.getOperatingSystem())
                        .orElse("linux"),
                Optional.ofNullable(node.getStatus().getNodeInfo())
                        .map(i -> i.getArchitecture())
                        .orElse("amd64"),
                Optional.ofNullable(node.getStatus().getNodeInfo())
                        .map(i -> i.getKubeletVersion())
                        .orElse(""),
                node.getStatus().getAddresses().stream()
                        .filter(address -> "InternalIP".equals(address.getType()))
                        .map(address -> address.getAddress())
                        .findFirst(),
                PodClaims.scaled(allocatable.getOrDefault("cpu", NOTHING), MILLI),
                PodClaims.scaled(allocatable.getOrDefault("memory", NOTHING), BigDecimal.ONE),
                (int) PodClaims.scaled(allocatable.getOrDefault("pods", NOTHING), BigDecimal.ONE),
                (int) PodClaims.scaled(allocatable.getOrDefault(PodClaims.GPU, NOTHING), BigDecimal.ONE),
                node.getStatus().getConditions().stream()
                        .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus())),
                Boolean.TRUE.equals(node.getSpec().getUnschedulable()),
                taints(node),
                node.getMetadata().getCreationTimestamp());
    }

    /** Other annotations change with every heartbeat of some network plugin and would wake everybody. */
    private static Map<String, String> ours(Map<String, String> annotations) {
        return annotations.entrySet().stream()
                .filter(entry -> entry.getKey().contains("ecs.longshore.dev/")
                        || entry.getKey().startsWith("cluster.x-k8s.io/"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<Taint> taints(Node node) {
        return node.getSpec().getTaints().stream()
                .filter(taint -> !"PreferNoSchedule".equals(taint.getEffect()))
                .map(taint -> new Taint(
                        taint.getKey(), Optional.ofNullable(taint.getValue()).orElse(""), taint.getEffect()))
                .toList();
    }
}

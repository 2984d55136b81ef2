package dev.longshore.operator.node;

import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.watch.ObservedNode;
import java.util.Map;
import java.util.Set;

/** By which signs clouds and autoscalers tell that a node is spot capacity, and that it is about to be taken back. */
public final class SpotSigns {
    private static final Map<String, String> SPOT_LABELS = Map.of(
            Labels.CAPACITY_PROVIDER,
            "FARGATE_SPOT",
            "karpenter.sh/capacity-type",
            "spot",
            "eks.amazonaws.com/capacityType",
            "SPOT",
            "cloud.google.com/gke-spot",
            "true",
            "cloud.google.com/gke-preemptible",
            "true",
            "kubernetes.azure.com/scalesetpriority",
            "spot",
            "node.kubernetes.io/lifecycle",
            "spot");
    /** Of the AWS node termination handler, and of GKE. */
    private static final Set<String> INTERRUPTION_TAINTS = Set.of(
            "aws-node-termination-handler/spot-itn",
            "cloud.google.com/impending-node-termination",
            Annotations.SPOT_INTERRUPTION);

    private SpotSigns() {}

    /** Whether the node may be taken back at any time. */
    public static boolean isSpot(ObservedNode node) {
        return SPOT_LABELS.entrySet().stream()
                .anyMatch(label -> label.getValue().equals(node.labels().get(label.getKey())));
    }

    /** Whether it is being taken back, within about two minutes. */
    public static boolean isInterrupted(ObservedNode node) {
        return "true".equals(node.annotations().get(Annotations.SPOT_INTERRUPTION))
                || node.taints().stream().anyMatch(taint -> INTERRUPTION_TAINTS.contains(taint.key()));
    }
}

package dev.longshore.local.gomodules;

import io.fabric8.kubernetes.api.model.Node;

/** Whether a node takes pods. */
final class NodeReadiness {
    private static final String NOT_READY = "node.kubernetes.io/not-ready";

    private NodeReadiness() {}

    /** Whether the node is Ready, and without the taint that admission gives new nodes. */
    static boolean takesPods(Node node) {
        boolean ready = node.getStatus().getConditions().stream()
                .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
        return ready
                && node.getSpec().getTaints().stream()
                        .noneMatch(taint -> taint.getKey().equals(NOT_READY));
    }
}

package dev.longshore.local;

import java.util.Map;

/**
 * A real node to start.
 *
 * @param name the Node's name, a DNS label
 * @param labels the labels it registers with
 */
public record NodeRequest(String name, Map<String, String> labels) {
    /** The label of a node's availability zone. */
    public static final String ZONE_LABEL = "topology.kubernetes.io/zone";

    public NodeRequest {
        if (!name.matches("[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?")) {
            throw new IllegalArgumentException(
                    "node name \"" + name + "\" must be a DNS label of at most 40 characters: a-z, 0-9 and -");
        }
        labels = Map.copyOf(labels);
    }

    /** Whether the caller left name and labels to the provider. */
    boolean isNumbered() {
        return name.matches("node-\\d+") && labels.equals(Map.of(ZONE_LABEL, name.replace("node-", "zone-")));
    }

    /** The node {@code node-N} in zone {@code zone-N}. */
    static NodeRequest numbered(int number) {
        return new NodeRequest("node-" + number, Map.of(ZONE_LABEL, "zone-" + number));
    }
}

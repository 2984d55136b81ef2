package dev.longshore.operator.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a container had used at a moment, as its kubelet's {@code /stats/summary} tells it.
 *
 * @param node the summary's part about the node
 * @param pod the one about the pod
 * @param container the one about the container
 * @param measuredAt when its use of CPU was read
 */
record ContainerUse(JsonNode node, JsonNode pod, JsonNode container, Instant measuredAt) {
    /** The use of a container by the pod's uid and its name in the pod; empty if nothing has been measured yet. */
    static Optional<ContainerUse> of(JsonNode summary, String podUid, String podContainer) {
        return elements(summary.path("pods"))
                .filter(pod -> podUid.equals(pod.at("/podRef/uid").asText()))
                .findFirst()
                .flatMap(pod -> elements(pod.path("containers"))
                        .filter(one -> podContainer.equals(one.path("name").asText()))
                        .filter(one -> one.at("/cpu/usageCoreNanoSeconds").isNumber())
                        .findFirst()
                        .map(one -> new ContainerUse(
                                summary.path("node"),
                                pod,
                                one,
                                Instant.parse(one.at("/cpu/time").asText()))));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Nanoseconds of CPU that the container has used since it started. */
    long cpuNanos() {
        return container.at("/cpu/usageCoreNanoSeconds").asLong();
    }

    /** Nanoseconds that one of the node's processors has offered since the node started. */
    long offeredNanos() {
        Instant boot = Instant.parse(node.path("startTime").asText());
        return Duration.between(boot, measuredAt).toNanos();
    }

    /** Bytes of memory that the node has. */
    long nodeMemory() {
        return node.at("/memory/availableBytes").asLong()
                + node.at("/memory/workingSetBytes").asLong();
    }

    /** A counter of the pod's network, such as {@code rxBytes}, over all interfaces. */
    long network(String counter) {
        return elements(interfaces())
                .mapToLong(one -> one.path(counter).asLong())
                .sum();
    }

    /** The pod's network interfaces; empty on the host's network. */
    JsonNode interfaces() {
        return pod.at("/network/interfaces");
    }
}

package dev.longshore.operator.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * A container's use in the shape of Docker's statistics, which ECS's endpoint tells. What a kubelet does not measure (single processors, block
 * devices, throttling, packets) is left out.
 *
 * @param now the last measurement
 * @param before the one before; empty at the first
 * @param processors of the node
 * @param memoryLimit of the container, in bytes; empty if only the node bounds it
 */
record DockerStats(ContainerUse now, Optional<ContainerUse> before, int processors, Optional<Long> memoryLimit) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Docker's word for "never". */
    private static final String NEVER = "0001-01-01T00:00:00Z";

    ObjectNode json(String id, String name) {
        ObjectNode json = JSON.objectNode()
                .put("id", id)
                .put("name", "/" + name)
                .put("read", now.measuredAt().toString())
                .put("preread", before.map(use -> use.measuredAt().toString()).orElse(NEVER));
        json.set("cpu_stats", cpu(now));
        json.set("precpu_stats", before.map(this::cpu).orElseGet(DockerStats::noCpu));
        json.set("memory_stats", memory());
        if (!now.interfaces().isEmpty()) {
            json.set("networks", networks());
            before.ifPresent(use -> json.set("network_rate_stats", rates(use)));
        }
        return json;
    }

    /** Docker's share is the container's part of what all processors of the machine offered. */
    private ObjectNode cpu(ContainerUse use) {
        ObjectNode json = JSON.objectNode();
        json.putObject("cpu_usage").put("total_usage", use.cpuNanos());
        return json.put("system_cpu_usage", use.offeredNanos() * processors).put("online_cpus", processors);
    }

    private static ObjectNode noCpu() {
        ObjectNode json = JSON.objectNode();
        json.putObject("cpu_usage").put("total_usage", 0);
        return json;
    }

    private ObjectNode memory() {
        JsonNode measured = now.container().path("memory");
        ObjectNode json = JSON.objectNode()
                .put("usage", measured.path("usageBytes").asLong())
                .put("limit", memoryLimit.orElseGet(now::nodeMemory));
        json.putObject("stats")
                .put("rss", measured.path("rssBytes").asLong())
                .put("pgfault", measured.path("pageFaults").asLong())
                .put("pgmajfault", measured.path("majorPageFaults").asLong());
        return json;
    }

    private ObjectNode networks() {
        ObjectNode json = JSON.objectNode();
        now.interfaces()
                .forEach(one -> json.putObject(one.path("name").asText())
                        .put("rx_bytes", one.path("rxBytes").asLong())
                        .put("rx_errors", one.path("rxErrors").asLong())
                        .put("tx_bytes", one.path("txBytes").asLong())
                        .put("tx_errors", one.path("txErrors").asLong()));
        return json;
    }

    private ObjectNode rates(ContainerUse then) {
        double seconds = Duration.between(then.measuredAt(), now.measuredAt()).toMillis() / 1e3;
        return JSON.objectNode()
                .put("rx_bytes_per_sec", (now.network("rxBytes") - then.network("rxBytes")) / seconds)
                .put("tx_bytes_per_sec", (now.network("txBytes") - then.network("txBytes")) / seconds);
    }
}

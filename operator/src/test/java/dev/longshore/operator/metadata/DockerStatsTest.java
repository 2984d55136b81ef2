package dev.longshore.operator.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A kubelet's summary in Docker's shape. */
class DockerStatsTest {
    private static final int PROCESSORS = 4;

    @Test
    void thePartOfTheProcessorsIsWhatDockersRuleMakesOfIt() {
        JsonNode stats = new DockerStats(
                        use("08:00:20", 3_000_000_000L, 1500),
                        Optional.of(use("08:00:10", 1_000_000_000L, 500)),
                        PROCESSORS,
                        Optional.empty())
                .json("0123", "ecs-web-1-app");

        // 2 s of CPU in 10 s on 4 processors.
        long used = stats.at("/cpu_stats/cpu_usage/total_usage").asLong()
                - stats.at("/precpu_stats/cpu_usage/total_usage").asLong();
        long offered = stats.at("/cpu_stats/system_cpu_usage").asLong()
                - stats.at("/precpu_stats/system_cpu_usage").asLong();
        assertThat((double) used / offered).isEqualTo(2.0 / 40);
        assertThat(stats.at("/cpu_stats/online_cpus").asInt()).isEqualTo(PROCESSORS);
        assertThat(stats.path("read").asText()).isEqualTo("2026-01-01T08:00:20Z");
        assertThat(stats.path("preread").asText()).isEqualTo("2026-01-01T08:00:10Z");
        assertThat(stats.path("id").asText()).isEqualTo("0123");
        assertThat(stats.path("name").asText()).isEqualTo("/ecs-web-1-app");
        assertThat(stats.at("/networks/eth0/rx_bytes").asLong()).isEqualTo(1500);
        assertThat(stats.at("/network_rate_stats/rx_bytes_per_sec").asDouble()).isEqualTo(100);
    }

    @Test
    void memoryIsBoundedByTheContainerElseByTheNode() {
        ContainerUse use = use("08:00:20", 1, 0);

        assertThat(new DockerStats(use, Optional.empty(), 1, Optional.of(64L))
                        .json("", "")
                        .at("/memory_stats/limit")
                        .asLong())
                .isEqualTo(64);
        JsonNode memory = new DockerStats(use, Optional.empty(), 1, Optional.empty())
                .json("", "")
                .path("memory_stats");
        assertThat(memory.path("limit").asLong()).isEqualTo(1000);
        assertThat(memory.path("usage").asLong()).isEqualTo(30);
        assertThat(memory.at("/stats/rss").asLong()).isEqualTo(20);
    }

    @Test
    void theFirstMeasurementHasNoneBefore() {
        JsonNode stats = new DockerStats(use("08:00:20", 7, 0), Optional.empty(), 1, Optional.empty()).json("", "");

        assertThat(stats.path("preread").asText()).startsWith("0001-01-01");
        assertThat(stats.at("/precpu_stats/cpu_usage/total_usage").asLong()).isZero();
        assertThat(stats.has("network_rate_stats")).isFalse();
    }

    @Test
    void whatIsNotMeasuredIsNothing() {
        assertThat(ContainerUse.of(summary("08:00:20", 7, 0), "another", "app")).isEmpty();
        assertThat(ContainerUse.of(summary("08:00:20", 7, 0), "uid-1", "another"))
                .isEmpty();
        assertThat(ContainerUse.of(summary("08:00:20", 7, 0), "uid-1", "starting"))
                .isEmpty();
        assertThat(ContainerUse.of(Serialization.unmarshal("{}", JsonNode.class), "uid-1", "app"))
                .isEmpty();
    }

    private static ContainerUse use(String at, long cpu, long received) {
        return ContainerUse.of(summary(at, cpu, received), "uid-1", "app").orElseThrow();
    }

    private static JsonNode summary(String at, long cpu, long received) {
        return Serialization.unmarshal("""
                node: {startTime: "2026-01-01T00:00:00Z", memory: {availableBytes: 400, workingSetBytes: 600}}
                pods:
                - podRef: {uid: uid-1}
                  containers:
                  - name: app
                    cpu: {time: "2026-01-01T%sZ", usageCoreNanoSeconds: %d}
                    memory: {usageBytes: 30, rssBytes: 20}
                  - {name: starting}
                  network: {interfaces: [{name: eth0, rxBytes: %d, txBytes: 10}]}
                """.formatted(at, cpu, received), JsonNode.class);
    }
}

package dev.longshore.operator.telemetry;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ClusterStatus;
import dev.longshore.operator.health.HealthServer;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What Prometheus reads of a real operator. */
class TelemetryIT extends SandboxTest {
    @Test
    void reservationsAreExactAndCutInTheColumns() {
        ecs.nodes().bare("16", "30158Mi");
        ecs.nodes().bare("2", "3768Mi");
        ecs.apply(
                taskDefinition(
                        "web",
                        container("app").toBuilder().cpu(1024).memory(2048).build()),
                service("web", "web", 10));

        ecs.eventually(() -> assertThat(scraped())
                .contains(
                        series("ecs_cluster_cpu_reservation", 55.55555555555556),
                        series("ecs_cluster_memory_reservation", 100 * 20480 / 33926.0),
                        series("ecs_cluster_pending_task_count", 10.0),
                        series("ecs_cluster_container_instance_count", 2.0),
                        series("longshore_placement_seconds_count", 10.0).replace(".0", ""),
                        ofService("desired_task_count", 10),
                        ofService("running_task_count", 0),
                        ofService("pending_task_count", 10),
                        ofService("deployment_count", 1)));
        ecs.eventually(() -> {
            ClusterStatus status =
                    Objects.requireNonNull(Sandbox.read(ecs.cluster()).getStatus());
            assertThat(status.cpuReservation()).isEqualTo(55);
            assertThat(status.memoryReservation()).isEqualTo(60);
        });
    }

    @Test
    void whatIsGoneIsToldNoMore() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 1));
        ecs.awaitStable("web");
        ecs.eventually(() -> assertThat(scraped())
                .contains(ofService("running_task_count", 1), series("ecs_cluster_service_count", 1.0)));

        ecs.service("web").delete();
        ecs.eventually(() -> assertThat(scraped()).doesNotContain("namespace=\"" + ecs.name() + "\""));
        ecs.cluster().delete();
        ecs.eventually(() -> assertThat(scraped()).doesNotContain("cluster=\"" + ecs.name() + "\""));
    }

    @Test
    void theOperatorTellsOfItself() throws IOException, InterruptedException {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 2));
        ecs.awaitStable("web");
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (HealthServer server = HealthServer.start(anyPort).serve("/metrics", operator.telemetry()::scraped)) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
            assertThat(answer.body())
                    .contains(
                            "longshore_leader 1.0",
                            "longshore_watches_current 1.0",
                            "longshore_api_writes_total{code=\"201\",group=\"\",resource=\"pods\",verb=\"create\"}",
                            "longshore_reconcile_seconds_count{controller=\"service\",outcome=\"success\"}",
                            "longshore_placement_seconds_bucket{cluster=\"" + ecs.name() + "\",le=\"0.005\"}",
                            "longshore_pod_write_seconds_count{cluster=\"" + ecs.name() + "\"} 2",
                            "longshore_queue_tasks{cluster=\"" + ecs.name() + "\",state=\"queued\"} 0.0");
        }
    }

    @Test
    void aRunningOperatorLivesAndIsReady() {
        assertThat(operator.vitals().informers()).isEmpty();
        assertThat(operator.vitals().placement()).isEmpty();
        ecs.eventually(() -> {
            assertThat(operator.vitals().caches()).isEmpty();
            assertThat(operator.vitals().controllers()).isEmpty();
        });
    }

    private String scraped() {
        return operator.telemetry().scraped().body();
    }

    private String series(String metric, double value) {
        return metric + "{cluster=\"" + ecs.name() + "\"} " + value;
    }

    private String ofService(String metric, int value) {
        return "ecs_service_%s{cluster=\"%s\",namespace=\"%s\",service=\"web\"} %d.0"
                .formatted(metric, ecs.name(), ecs.name(), value);
    }
}

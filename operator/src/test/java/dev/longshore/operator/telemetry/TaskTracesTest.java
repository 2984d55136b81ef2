package dev.longshore.operator.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.pod.TaskStatus;
import dev.longshore.operator.watch.ObservedPod;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A task's way becomes one trace, once it is RUNNING. */
class TaskTracesTest {
    private static final String TASK = "0123456789abcdef0123456789abcdef";
    private static final PodKey POD = new PodKey("shop", "web-1");
    private static final Instant PLACED = Instant.parse("2026-01-01T00:00:00.500Z");
    private static final String RUNNING = """
            phase: Running
            startTime: '2026-01-01T00:00:01Z'
            containerStatuses:
            - {name: app, ready: true, started: true, state: {running: {startedAt: '2026-01-01T00:00:04Z'}}}
            """;

    private final Spans sent = new Spans();
    private Instant now = PLACED;

    @Test
    void theStagesFollowEachOtherUnderTheTasksId() {
        try (TaskTraces traces = new TaskTraces(SimpleSpanProcessor.create(sent), () -> now)) {
            traces.placed("prod", POD, Duration.ofMillis(200));
            now = PLACED.plusMillis(30);
            traces.written("prod", POD, Duration.ofMillis(30));
            traces.podChanged(POD, Optional.empty(), observed("phase: Pending"));
            traces.podChanged(POD, observed("phase: Pending"), observed(RUNNING));
            traces.podChanged(POD, observed(RUNNING), observed(RUNNING));
        }

        assertThat(sent.all).extracting(SpanData::getTraceId).containsOnly(TASK);
        assertThat(sent.all)
                .extracting(span -> span.getName() + " " + millis(span))
                .containsExactly("place 200", "create pod 30", "reach kubelet 470", "pull and start 3000", "task 3700");
        SpanData whole = sent.all.getLast();
        assertThat(whole.getParentSpanContext().isValid()).isFalse();
        assertThat(whole.getAttributes().get(AttributeKey.stringKey("ecs.service")))
                .isEqualTo("web");
        assertThat(whole.getAttributes().get(AttributeKey.stringKey("ecs.cluster")))
                .isEqualTo("prod");
        assertThat(sent.all.subList(0, 4)).extracting(SpanData::getParentSpanId).containsOnly(whole.getSpanId());
    }

    @Test
    void aTaskOfAnEarlierOperatorBeginsWithItsPod() {
        try (TaskTraces traces = new TaskTraces(SimpleSpanProcessor.create(sent), () -> now)) {
            traces.podChanged(POD, observed("phase: Pending"), observed(RUNNING));
        }
        assertThat(sent.all)
                .extracting(span -> span.getName() + " " + millis(span))
                .containsExactly("reach kubelet 1000", "pull and start 3000", "task 4000");
    }

    @Test
    void whatRunsAlreadyOrNeverRunsHasNoTrace() {
        try (TaskTraces traces = new TaskTraces(SimpleSpanProcessor.create(sent), () -> now)) {
            traces.podChanged(POD, Optional.empty(), observed(RUNNING));
            traces.placed("prod", POD, Duration.ZERO);
            traces.podChanged(POD, observed("phase: Pending"), Optional.empty());
        }
        assertThat(sent.all).isEmpty();
    }

    @Test
    void aCollectorIsSentThem() throws IOException {
        List<String> requests = new CopyOnWriteArrayList<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            requests.add(exchange.getRequestURI().getPath() + " " + body);
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, -1);
            exchange.close();
        });
        collector.start();
        URI address = URI.create("http://localhost:" + collector.getAddress().getPort() + "/");
        try (TaskTraces traces = TaskTraces.to(address, () -> now)) {
            traces.podChanged(POD, observed("phase: Pending"), observed(RUNNING));
        } finally {
            collector.stop(0);
        }
        assertThat(requests)
                .singleElement()
                .satisfies(request ->
                        assertThat(request).startsWith("/v1/traces ").contains("pull and start", "longshore"));
    }

    private static long millis(SpanData span) {
        return TimeUnit.NANOSECONDS.toMillis(span.getEndEpochNanos() - span.getStartEpochNanos());
    }

    private static Optional<ObservedPod> observed(String status) {
        Pod pod = Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: web-1
                  namespace: shop
                  uid: pod-uid
                  creationTimestamp: '2026-01-01T00:00:00Z'
                  labels:
                    ecs.longshore.dev/task-id: %s
                    ecs.longshore.dev/cluster: prod
                    ecs.longshore.dev/number: '1'
                  ownerReferences:
                  - {apiVersion: ecs.longshore.dev/v1alpha1, kind: Service, name: web, uid: service-uid, controller: true}
                spec:
                  nodeName: node-1
                  containers:
                  - {name: app, image: app}
                status:
                %s""".formatted(TASK, status.strip().indent(2)), Pod.class);
        return Optional.of(
                new ObservedPod(POD, "pod-uid", Optional.of("node-1"), Optional.empty(), TaskStatus.of(pod)));
    }

    private static final class Spans implements SpanExporter {
        private final List<SpanData> all = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            all.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}

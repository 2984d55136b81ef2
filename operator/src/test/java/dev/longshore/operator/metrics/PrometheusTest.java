package dev.longshore.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.metric.Window;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Where Prometheus is not there; RealPrometheus answers in the integration tests. */
class PrometheusTest {
    private static final Window WINDOW = new Window(Instant.ofEpochSecond(1200), Duration.ofMinutes(1), 3);

    @Test
    void oneThatDoesNotAnswerIsLeftAloneForAMoment() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        AtomicInteger asked = new AtomicInteger();
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Prometheus prometheus = new Prometheus(
                        new PrometheusSettings("http://127.0.0.1:" + socket.getLocalPort(), ""), now::get)) {
            Thread.ofVirtual().start(() -> hangUp(socket, asked));
            MetricReading first = prometheus.read("shop", "up", WINDOW);
            assertThat(first)
                    .isInstanceOfSatisfying(
                            MetricReading.Unavailable.class,
                            unavailable ->
                                    assertThat(unavailable.reason()).startsWith("Prometheus cannot be asked: java."));
            int once = asked.get();
            assertThat(prometheus.read("shop", "up", WINDOW)).isEqualTo(first);
            assertThat(asked).hasValue(once);

            now.set(Instant.EPOCH.plusSeconds(5));
            prometheus.read("shop", "up", WINDOW);
            assertThat(asked).hasValueGreaterThan(once);
        }
    }

    @Test
    void withoutAnAddressItSaysHowToGiveOne() {
        try (Prometheus prometheus = new Prometheus(PrometheusSettings.NONE, () -> Instant.EPOCH)) {
            assertThat(prometheus.read("shop", "up", WINDOW))
                    .isEqualTo(new MetricReading.Unavailable(
                            "the operator knows no Prometheus: start it with --prometheus-url, or set prometheus.url in the"
                                    + " chart"));
        }
    }

    private static void hangUp(ServerSocket server, AtomicInteger asked) {
        try {
            while (true) {
                Socket caller = server.accept();
                asked.incrementAndGet();
                caller.close();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }
}

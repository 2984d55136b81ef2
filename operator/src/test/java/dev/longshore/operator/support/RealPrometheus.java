package dev.longshore.operator.support;

import com.sun.net.httpserver.HttpServer;
import dev.longshore.local.Progress;
import dev.longshore.local.machine.DebianPackages;
import dev.longshore.local.machine.Ports;
import dev.longshore.operator.metrics.MetricSettings;
import dev.longshore.operator.metrics.PrometheusSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Debian's Prometheus on loopback, which reads gauges that a test sets once a second. It may be stopped and started again. */
public final class RealPrometheus implements AfterAllCallback {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final String LOOPBACK = "127.0.0.1";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static @Nullable RealPrometheus shared;

    private final Map<String, Double> gauges = new ConcurrentHashMap<>();
    private final HttpServer exporter;
    private final Path folder;
    private final String address = LOOPBACK + ":" + Ports.free(LOOPBACK);
    private Optional<Process> process = Optional.empty();

    private RealPrometheus(HttpServer exporter, Path folder) {
        this.exporter = exporter;
        this.folder = folder;
    }

    /** The one of test classes that share a cluster; it ends with the JVM. */
    public static synchronized RealPrometheus shared() {
        RealPrometheus known = shared;
        if (known == null) {
            known = start();
            Runtime.getRuntime().addShutdownHook(new Thread(known::stop));
            shared = known;
        }
        return known;
    }

    /** Starts it; returns when it answers. */
    public static RealPrometheus start() {
        if (!Files.isExecutable(PROGRAM)) {
            DebianPackages.install(List.of("prometheus"), Progress.STDERR);
        }
        try {
            HttpServer exporter = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            RealPrometheus prometheus =
                    new RealPrometheus(exporter, Files.createTempDirectory(Path.of("target"), "prometheus"));
            prometheus.export();
            prometheus.resume();
            return prometheus;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void export() throws IOException {
        exporter.createContext("/metrics", exchange -> {
            byte[] text = gauges.entrySet().stream()
                    .map(gauge -> gauge.getKey() + " " + gauge.getValue() + "\n")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        exporter.start();
        Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                - job_name: test
                  static_configs: [{targets: ["%s:%d"]}]
                """.formatted(
                        LOOPBACK, exporter.getAddress().getPort()));
    }

    /** Sets a gauge, such as {@code errors} or {@code errors{service="web"}}. */
    public void set(String gauge, double value) {
        gauges.put(gauge, value);
    }

    /** The gauge is no longer there. */
    public void remove(String gauge) {
        gauges.remove(gauge);
    }

    /** Its address. */
    public String url() {
        return "http://" + address;
    }

    /** Starts it again after {@link #stop}. */
    public void resume() {
        try {
            process = Optional.of(new ProcessBuilder(
                            PROGRAM.toString(),
                            "--config.file=" + folder.resolve("prometheus.yml"),
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=" + address)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Prometheus cannot be started; install Debian's package prometheus", e);
        }
        Sandbox.patiently().alias("Prometheus at " + url() + " is ready").until(this::ready);
    }

    private boolean ready() throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url() + "/-/ready")).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it. */
    public void stop() {
        process.ifPresent(running -> {
            running.destroy();
            running.onExit().join();
        });
        process = Optional.empty();
    }

    /** Measured and asked each second, so that a test has not to wait for minutes. */
    public MetricSettings askedEachSecond() {
        return new MetricSettings(Duration.ofSeconds(1), new PrometheusSettings(url(), ""));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
        exporter.stop(0);
    }
}

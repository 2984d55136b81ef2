package dev.longshore.operator.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.longshore.engine.metric.Window;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks a Prometheus by its HTTP API. A value belongs to the period that ends when it was evaluated, so {@code rate(x[1m])} covers it. */
public final class Prometheus implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    /** One that does not answer is left alone for so long: whoever asks waits for its answer, on a thread that others need. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final String NAMESPACE = "{namespace}";

    private final PrometheusSettings settings;
    private final InstantSource clock;
    private volatile Failure lastFailure = new Failure(Instant.MIN, "");
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** Asks the one of these settings, from the first question on. */
    public Prometheus(PrometheusSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The query's values for an object of this namespace. */
    public MetricReading read(String namespace, String query, Window window) {
        if (settings.url().isEmpty()) {
            return new MetricReading.Unavailable(
                    "the operator knows no Prometheus: start it with --prometheus-url, or set prometheus.url in the chart");
        }
        Failure failure = lastFailure;
        if (clock.instant().isBefore(failure.until())) {
            return unavailable(failure.why());
        }
        String url = settings.url().replace(NAMESPACE, URLEncoder.encode(namespace, StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer =
                    client.send(request(url, query, window), HttpResponse.BodyHandlers.ofString());
            return PrometheusAnswer.read(answer.statusCode(), answer.body(), window);
        } catch (JsonProcessingException e) {
            return unavailable("its answer is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            lastFailure = new Failure(clock.instant().plus(PAUSE), e.toString());
            return unavailable(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable("interrupted");
        }
    }

    private record Failure(Instant until, String why) {}

    static MetricReading unavailable(String why) {
        return new MetricReading.Unavailable("Prometheus cannot be asked: " + why);
    }

    private HttpRequest request(String url, String query, Window window) {
        int separator = url.indexOf('?');
        String base = separator < 0 ? url : url.substring(0, separator);
        String parameters = separator < 0 ? "" : url.substring(separator);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create((base.endsWith("/") ? base : base + "/") + "api/v1/query_range" + parameters))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (!settings.token().isEmpty()) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        return request.POST(HttpRequest.BodyPublishers.ofString(form(query, window)))
                .build();
    }

    private static String form(String query, Window window) {
        return Map.of(
                        "query", query,
                        "start", seconds(window.at(1)),
                        "end", seconds(window.end()),
                        "step", String.valueOf(window.period().toSeconds()))
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String seconds(Instant time) {
        return String.valueOf(time.getEpochSecond());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

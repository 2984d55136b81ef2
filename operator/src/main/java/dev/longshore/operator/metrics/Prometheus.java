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
import java.util.Map;
import java.util.stream.Collectors;

/** Asks a Prometheus by its HTTP API. A value belongs to the period that ends when it was evaluated, so {@code rate(x[1m])} covers it. */
public final class Prometheus implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String NAMESPACE = "{namespace}";

    private final PrometheusSettings settings;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    public Prometheus(PrometheusSettings settings) {
        this.settings = settings;
    }

    /** The query's values for an object of this namespace. */
    public MetricReading read(String namespace, String query, Window window) {
        if (settings.url().isEmpty()) {
            return new MetricReading.Unavailable(
                    "the operator knows no Prometheus: start it with --prometheus-url, or set prometheus.url in the chart");
        }
        String url = settings.url().replace(NAMESPACE, URLEncoder.encode(namespace, StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer =
                    client.send(request(url, query, window), HttpResponse.BodyHandlers.ofString());
            return PrometheusAnswer.read(answer.statusCode(), answer.body(), window);
        } catch (JsonProcessingException e) {
            return unavailable("its answer is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return unavailable(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable("interrupted");
        }
    }

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

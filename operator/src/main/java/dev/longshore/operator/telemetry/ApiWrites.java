package dev.longshore.operator.telemetry;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what is written to the API server, by verb and kind. One answer costs one look-up. */
final class ApiWrites implements Interceptor {
    static final String METRIC = "longshore.api.writes";

    private record Series(ApiWrite write, int code) {}

    private final MeterRegistry registry;
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();

    ApiWrites(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        count(request.method(), request.uri().getPath(), response.code());
    }

    void count(String method, String path, int code) {
        Optional<ApiWrite> write = ApiWrite.of(method, path);
        write.ifPresent(one ->
                counters.computeIfAbsent(new Series(one, code), this::counter).increment());
    }

    private Counter counter(Series series) {
        return Counter.builder(METRIC)
                .description("Writes that the API server answered, by verb, group, resource and HTTP status.")
                .tag("verb", series.write().verb())
                .tag("group", series.write().group())
                .tag("resource", series.write().resource())
                .tag("code", Integer.toString(series.code()))
                .register(registry);
    }
}

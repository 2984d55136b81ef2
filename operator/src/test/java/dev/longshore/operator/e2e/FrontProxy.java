package dev.longshore.operator.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What every Ingress and Gateway does: routes {@code /NAME/...} to the ready endpoints of core Service NAME, by turns. It reads nothing but
 * EndpointSlices.
 */
final class FrontProxy implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int BAD_GATEWAY = 502;

    private final KubernetesClient client;
    private final String namespace;
    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final AtomicInteger turn = new AtomicInteger();

    FrontProxy(KubernetesClient client, String namespace) throws IOException {
        this.client = client;
        this.namespace = namespace;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::route);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Where it listens. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void route(HttpExchange exchange) throws IOException {
        String service = exchange.getRequestURI().getPath().split("/", -1)[1];
        List<String> endpoints = ready(service);
        byte[] body = "no endpoints".getBytes(StandardCharsets.UTF_8);
        int status = BAD_GATEWAY;
        if (!endpoints.isEmpty()) {
            String chosen = endpoints.get(Math.floorMod(turn.getAndIncrement(), endpoints.size()));
            try {
                HttpResponse<byte[]> response = http.send(
                        HttpRequest.newBuilder(URI.create("http://" + chosen + "/"))
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                body = response.body();
                status = response.statusCode();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                body = (chosen + ": " + e).getBytes(StandardCharsets.UTF_8);
            }
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private List<String> ready(String service) {
        return client
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(namespace)
                .withLabel("kubernetes.io/service-name", service)
                .list()
                .getItems()
                .stream()
                .flatMap(FrontProxy::ready)
                .sorted()
                .toList();
    }

    private static Stream<String> ready(EndpointSlice slice) {
        int port = slice.getPorts().getFirst().getPort();
        return slice.getEndpoints().stream()
                .filter(endpoint -> endpoint.getConditions().getReady())
                .map(Endpoint::getAddresses)
                .map(addresses -> addresses.getFirst() + ":" + port);
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}

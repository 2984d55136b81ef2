package dev.longshore.operator.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
    private final AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.empty());
    private final HttpClient http = HttpClient.newHttpClient();
    private final HealthServer server = HealthServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    @BeforeEach
    void serve() {
        server.serve("/livez", new HealthChecks())
                .serve(
                        "/readyz",
                        new HealthChecks().with("caches", problem::get).with("another", Optional::empty))
                .serve("/broken", () -> {
                    throw new IllegalStateException("as the test wants");
                });
    }

    @AfterEach
    void end() {
        http.close();
        server.close();
    }

    @Test
    void everyCheckIsToldALine() throws IOException, InterruptedException {
        HttpResponse<String> ready = get("/readyz");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("[+]another ok\n[+]caches ok\nok\n");
        assertThat(get("/livez").body()).isEqualTo("ok\n");
    }

    @Test
    void oneCheckThatFailsIsEnough() throws IOException, InterruptedException {
        problem.set(Optional.of("nothing was listed"));
        HttpResponse<String> ready = get("/readyz");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).isEqualTo("[+]another ok\n[-]caches: nothing was listed\nnot ok\n");
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void othersAreRefused() throws IOException, InterruptedException {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/broken").statusCode()).isEqualTo(500);
        HttpRequest post = HttpRequest.newBuilder(uri("/livez"))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(http.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }
}

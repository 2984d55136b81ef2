package dev.longshore.operator.image;

import dev.longshore.ecs.install.Crds;
import dev.longshore.local.machine.Pki;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Answers an operator that starts as the API server of a cluster with nothing in it would: enough for it to load all that it starts with. */
final class EmptyCluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final long PATIENCE_SECONDS = 30;

    private final Pki pki = Pki.create();
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    EmptyCluster() {
        Pki.Identity identity = pki.issue("kube-apiserver", "", List.of(HOST));
        HttpServerOptions options = new HttpServerOptions()
                .setHost(HOST)
                .setPort(0)
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertValue(Buffer.buffer(identity.certificate()))
                        .setKeyValue(Buffer.buffer(identity.key())));
        server = vertx.createHttpServer(options)
                .webSocketHandler(watch -> {
                    // Nothing ever changes.
                })
                .requestHandler(EmptyCluster::answer);
        server.listen()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static void answer(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            send(request, get(String.valueOf(request.path())));
        } else {
            // What is written is as it was written.
            request.body()
                    .onSuccess(body -> request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(body));
        }
    }

    private static void send(HttpServerRequest request, JsonObject body) {
        request.response()
                .setStatusCode(body.getInteger("code", 200))
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }

    private static JsonObject get(String path) {
        if (path.equals("/version")) {
            return JsonObject.of("major", "1", "minor", "33", "gitVersion", "v1.33.0");
        }
        if (path.endsWith("/apis/ecs.longshore.dev/v1alpha1")) {
            return JsonObject.of(
                    "apiVersion",
                    "v1",
                    "kind",
                    "APIResourceList",
                    "groupVersion",
                    "ecs.longshore.dev/v1alpha1",
                    "resources",
                    kinds());
        }
        if (path.contains("/leases/")) {
            return JsonObject.of(
                    "apiVersion", "v1", "kind", "Status", "status", "Failure", "reason", "NotFound", "code", 404);
        }
        return JsonObject.of(
                "apiVersion",
                "v1",
                "kind",
                "List",
                "metadata",
                JsonObject.of("resourceVersion", "1"),
                "items",
                new JsonArray());
    }

    private static JsonArray kinds() {
        return new JsonArray(Crds.plurals().stream()
                .map(plural -> JsonObject.of("name", plural, "namespaced", true))
                .toList());
    }

    /** Leads there. */
    String kubeconfig() {
        String authority = Base64.getEncoder().encodeToString(pki.certificate().getBytes(StandardCharsets.UTF_8));
        return """
                apiVersion: v1
                kind: Config
                current-context: empty
                contexts: [{name: empty, context: {cluster: empty, user: empty}}]
                clusters: [{name: empty, cluster: {server: "https://%s:%d", certificate-authority-data: "%s"}}]
                users: [{name: empty, user: {token: none}}]
                """.formatted(HOST, server.actualPort(), authority);
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}

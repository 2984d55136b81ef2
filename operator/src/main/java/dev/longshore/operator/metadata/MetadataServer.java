package dev.longshore.operator.metadata;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoint's way to HTTP: one virtual thread for each request. */
final class MetadataServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetadataServer.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BACKLOG = 128;
    /** Bytes; what tasks may ask for is shorter by far. */
    private static final int LONGEST_BODY = 4096;

    private final HttpServer server;
    private final ExecutorService threads;

    private MetadataServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    static MetadataServer start(InetSocketAddress address, Answers answers) throws IOException {
        HttpServer server = HttpServer.create(address, BACKLOG);
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("metadata ", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
        return new MetadataServer(server, threads);
    }

    private static void answer(HttpExchange exchange, Answers answers) throws IOException {
        try (exchange) {
            respond(exchange, answers);
        }
    }

    private static void respond(HttpExchange exchange, Answers answers) throws IOException {
        try {
            String path = exchange.getRequestURI().getPath();
            InetAddress caller = exchange.getRemoteAddress().getAddress();
            switch (exchange.getRequestMethod()) {
                case "GET" -> send(exchange, answers.to(path, caller));
                case "PUT" -> send(exchange, answers.toPut(path, caller, body(exchange)));
                default -> exchange.sendResponseHeaders(HttpURLConnection.HTTP_BAD_METHOD, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("metadata could not be told: {}", e.getMessage());
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_INTERNAL_ERROR, -1);
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, Answers.Answer answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer.json() == null ? answer.message() : answer.json());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

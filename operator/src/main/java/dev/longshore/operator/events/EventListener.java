package dev.longshore.operator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.longshore.operator.events.CloudEvents.UnreadableException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes events over HTTP: {@code POST /namespaces/NAMESPACE/events}, with a bearer token. */
public final class EventListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventListener.class);
    private static final Pattern PATH = Pattern.compile("/namespaces/([a-z0-9]([-a-z0-9]*[a-z0-9])?)/events/?");
    /** EventBridge's limit of an event. */
    private static final int LONGEST_BODY = 256 * 1024;

    /** What becomes of events. */
    public interface Delivery {
        /**
         * Starts what the rules of the namespace want; may be repeated.
         *
         * @return the names of the Tasks
         * @throws DeliveryException if something could not be written, and the sender is to send the event again
         */
        List<String> deliver(String namespace, List<ReceivedEvent> events) throws DeliveryException;
    }

    /** An event could not be delivered now. */
    public static final class DeliveryException extends Exception {
        private static final long serialVersionUID = 1L;

        public DeliveryException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private record Answer(int code, String message) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final byte[] authorization;
    private final Delivery delivery;
    private final InstantSource clock;

    /**
     * Binds the port; {@link #start} answers.
     *
     * @param address port 0 takes a free one
     */
    public EventListener(InetSocketAddress address, String token, Delivery delivery, InstantSource clock)
            throws IOException {
        this.server = HttpServer.create(address, 0);
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.delivery = delivery;
        this.clock = clock;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /** Answers from now on. */
    public void start() {
        server.start();
        LOG.info("events are taken on port {}", port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.message().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.code(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        byte[] given = header(exchange, "authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, authorization)) {
            return problem(
                    401, "The header Authorization must be: Bearer TOKEN, with the operator's token for events.");
        } else if (!path.matches()) {
            return problem(404, "Events go to /namespaces/NAMESPACE/events.");
        } else if (!exchange.getRequestMethod().equals("POST")) {
            return problem(405, "Events come by POST.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return problem(413, "An event has at most " + LONGEST_BODY + " bytes.");
        }
        return deliver(exchange, path.group(1), new String(body, StandardCharsets.UTF_8));
    }

    private Answer deliver(HttpExchange exchange, String namespace, String body) {
        try {
            List<ReceivedEvent> events =
                    new CloudEvents(namespace, clock.instant()).read(name -> header(exchange, name), body);
            ObjectNode accepted = JsonValues.JSON.createObjectNode();
            delivery.deliver(namespace, events).forEach(accepted.putArray("tasks")::add);
            return new Answer(202, accepted.toString());
        } catch (UnreadableException e) {
            return problem(400, String.valueOf(e.getMessage()));
        } catch (DeliveryException e) {
            LOG.warn("an event for namespace {} could not be delivered: {}", namespace, e.getMessage());
            return problem(503, "Not delivered, send it again: " + e.getMessage());
        }
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    private static Answer problem(int code, String message) {
        return new Answer(
                code, JsonValues.JSON.createObjectNode().put("message", message).toString());
    }

    @Override
    public void close() {
        server.stop(1);
        threads.close();
    }
}

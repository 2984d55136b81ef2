package dev.longshore.operator.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.thirdparty.jackson.dataformat.cbor.CBORFactory;
import software.amazon.awssdk.thirdparty.jackson.dataformat.cbor.CBORGenerator;

/** Answers AWS's SDK on the loopback as the services do: JSON 1.1, the query protocol with XML, and CBOR by RPC v2. */
final class FakeAws implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, Function<String, String>> answers;
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    /** @param answers by operation: what is answered to a request, given its body as text; JSON, or XML for the query protocol */
    FakeAws(Map<String, Function<String, String>> answers) throws IOException {
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The operations that were called, in order. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String text = new String(body, StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            Optional<String> target =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            if (path.contains("/operation/")) {
                send(
                        exchange,
                        "application/cbor",
                        cbor(JSON.readTree(told(path.substring(path.lastIndexOf('/') + 1), ""))));
            } else if (target.isPresent()) {
                String operation = target.get().substring(target.get().indexOf('.') + 1);
                send(
                        exchange,
                        "application/x-amz-json-1.1",
                        told(operation, text).getBytes(StandardCharsets.UTF_8));
            } else {
                Map<String, String> form = form(text);
                String xml = told(form.getOrDefault("Action", ""), text);
                send(exchange, "text/xml", xml.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String told(String operation, String request) {
        calls.add(operation);
        return Objects.requireNonNull(answers.get(operation), operation).apply(request);
    }

    private static void send(HttpExchange exchange, String type, byte[] answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static byte[] cbor(JsonNode json) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (CBORGenerator generator = new CBORFactory().createGenerator(bytes)) {
            write(json, generator);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonNode json, CBORGenerator generator) throws IOException {
        if (json.isObject()) {
            generator.writeStartObject();
            for (Map.Entry<String, JsonNode> field : json.properties()) {
                generator.writeFieldName(field.getKey());
                write(field.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (json.isArray()) {
            generator.writeStartArray();
            for (JsonNode element : json) {
                write(element, generator);
            }
            generator.writeEndArray();
        } else if (json.isInt()) {
            generator.writeNumber(json.asInt());
        } else if (json.isDouble()) {
            generator.writeNumber(json.asDouble());
        } else if (json.isBoolean()) {
            generator.writeBoolean(json.asBoolean());
        } else {
            generator.writeString(json.asText());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.longshore.operator.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.names.Arn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads CloudEvents 1.0 over HTTP, in binary, structured and batched mode, and EventBridge's own events. A CloudEvent becomes one of
 * EventBridge: its type is the detail-type, its data the detail, its subject a resource.
 */
public final class CloudEvents {
    private static final List<String> REQUIRED = List.of("id", "source", "type");
    private static final String DETAIL_TYPE = "detail-type";

    /** The request is no event; the message says what is wrong and what to do. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        private UnreadableException(String message) {
            super(message);
        }
    }

    private final String namespace;
    private final Instant now;

    CloudEvents(String namespace, Instant now) {
        this.namespace = namespace;
        this.now = now;
    }

    /** @param header a header of the request, by its name in small letters */
    List<ReceivedEvent> read(Function<String, Optional<String>> header, String body) throws UnreadableException {
        String contentType = header.apply("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (contentType.startsWith("application/cloudevents-batch+json")) {
            return batch(json(body));
        } else if (contentType.startsWith("application/cloudevents+json")) {
            return List.of(event(json(body)));
        } else if (header.apply("ce-id").isPresent()
                || header.apply("ce-specversion").isPresent()) {
            return List.of(binary(header, contentType, body));
        }
        JsonNode own = json(body);
        if (own.has(DETAIL_TYPE)) {
            return List.of(eventBridge(own));
        }
        throw new UnreadableException(
                "This is no CloudEvent: send headers ce-id, ce-source, ce-type and ce-specversion, or content type"
                        + " application/cloudevents+json; or an event of EventBridge, with its detail-type.");
    }

    private List<ReceivedEvent> batch(JsonNode json) throws UnreadableException {
        List<ReceivedEvent> events = new ArrayList<>();
        for (JsonNode event : json) {
            events.add(event(event));
        }
        return events;
    }

    private ReceivedEvent binary(Function<String, Optional<String>> header, String contentType, String body)
            throws UnreadableException {
        ObjectNode event = JsonValues.JSON.createObjectNode();
        for (String name : List.of("id", "source", "type", "subject", "time")) {
            header.apply("ce-" + name).ifPresent(value -> event.put(name, value));
        }
        boolean isJson = contentType.isEmpty() || contentType.contains("json");
        if (!body.isEmpty()) {
            event.set(
                    "data",
                    isJson ? json(body) : JsonValues.JSON.getNodeFactory().textNode(body));
        }
        return event(event);
    }

    private ReceivedEvent event(JsonNode cloudEvent) throws UnreadableException {
        for (String name : REQUIRED) {
            if (cloudEvent.path(name).asText("").isEmpty()) {
                throw new UnreadableException("The CloudEvent lacks its attribute " + name + ".");
            }
        }
        JsonNode data = data(cloudEvent);
        if (data.has(DETAIL_TYPE) && data.has("detail")) {
            return eventBridge(data);
        }
        ObjectNode event = JsonValues.JSON.createObjectNode();
        event.put("version", "0")
                .put("id", cloudEvent.path("id").asText())
                .put(DETAIL_TYPE, cloudEvent.path("type").asText())
                .put("source", cloudEvent.path("source").asText())
                .put("account", Arn.account(namespace))
                .put(
                        "time",
                        cloudEvent
                                .path("time")
                                .asText(now.truncatedTo(ChronoUnit.SECONDS).toString()))
                .put("region", "local");
        ArrayNode resources = event.putArray("resources");
        Optional.of(cloudEvent.path("subject").asText(""))
                .filter(subject -> !subject.isEmpty())
                .ifPresent(resources::add);
        event.set("detail", data);
        return received(event);
    }

    private static JsonNode data(JsonNode cloudEvent) throws UnreadableException {
        if (!cloudEvent.has("data_base64")) {
            return cloudEvent.has("data") ? cloudEvent.get("data") : NullNode.getInstance();
        }
        try {
            byte[] data =
                    Base64.getDecoder().decode(cloudEvent.path("data_base64").asText());
            return json(new String(data, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("The CloudEvent's data_base64 is no Base64.");
        }
    }

    private static ReceivedEvent eventBridge(JsonNode event) throws UnreadableException {
        if (event.path("id").asText("").isEmpty()
                || event.path("source").asText("").isEmpty()) {
            throw new UnreadableException("The event lacks its id or its source.");
        }
        return received(event);
    }

    private static ReceivedEvent received(JsonNode event) {
        String identity = event.path("source").asText() + "/" + event.path("id").asText();
        return new ReceivedEvent(identity, JsonValues.of(event));
    }

    private static JsonNode json(String body) throws UnreadableException {
        try {
            return JsonValues.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UnreadableException("The body is not JSON: " + e.getOriginalMessage());
        }
    }
}

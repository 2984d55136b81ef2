package dev.longshore.operator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.operator.names.Arn;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads container instances as kubectl prints them, or as {@code aws ecs describe-container-instances} does. */
final class InstanceFile {
    private static final String KIND = "ContainerInstance";
    private static final String ECS_LIST = "containerInstances";
    private static final int SEGMENTS_WITH_CLUSTER = 3;

    private InstanceFile() {}

    /** @throws IllegalArgumentException if the file holds something else, or nothing */
    static List<ListedInstance> read(Input input) throws IOException {
        List<ListedInstance> instances = new ArrayList<>();
        for (JsonNode object : Documents.in(input)) {
            if (object.path("kind").asText("").equals(KIND)) {
                instances.add(ofManifest(object));
            } else if (object.path(ECS_LIST).isArray()) {
                object.get(ECS_LIST).forEach(instance -> instances.add(ofEcs(instance)));
            } else if (object.has("containerInstanceArn")) {
                instances.add(ofEcs(object));
            } else {
                throw new IllegalArgumentException(input.name() + ": found " + described(object) + ", expected what"
                        + " 'kubectl get containerinstances -o yaml' or 'aws ecs describe-container-instances' prints");
            }
        }
        if (instances.isEmpty()) {
            throw new IllegalArgumentException(input.name() + ": there is no container instance in it");
        }
        return instances;
    }

    private static String described(JsonNode object) {
        return Optional.of(object.path("kind").asText(""))
                .filter(kind -> !kind.isEmpty())
                .orElseGet(() -> "an object with " + String.join(", ", (Iterable<String>) object::fieldNames));
    }

    private static ListedInstance ofManifest(JsonNode manifest) {
        Map<String, String> attributes = attributes(manifest.at("/spec/attributes"));
        attributes.putAll(attributes(manifest.at("/status/attributes")));
        return listed(
                manifest.at("/metadata/name").asText("?"),
                manifest.at("/spec/cluster").asText("-"),
                manifest.path("status"),
                attributes);
    }

    private static ListedInstance ofEcs(JsonNode instance) {
        String arn = instance.path("containerInstanceArn").asText("?");
        String[] segments = arn.split("/", -1);
        return listed(
                Arn.lastSegment(arn),
                segments.length == SEGMENTS_WITH_CLUSTER ? segments[1] : "-",
                instance,
                attributes(instance.path("attributes")));
    }

    /** Status of a manifest and ECS's description have the same fields. */
    private static ListedInstance listed(String name, String cluster, JsonNode status, Map<String, String> attributes) {
        var subject = new FileSubject(
                Map.copyOf(attributes),
                status.path("agentConnected").asBoolean(false),
                text(status.at("/versionInfo/agentVersion")),
                text(status.path("ec2InstanceId")),
                moment(status.path("registeredAt")),
                status.path("runningTasksCount").asInt(0));
        return new ListedInstance(
                name,
                cluster,
                text(status.path("status")).orElse("-"),
                subject,
                remaining(status, "CPU"),
                remaining(status, "MEMORY"));
    }

    private static Map<String, String> attributes(JsonNode list) {
        Map<String, String> attributes = new HashMap<>();
        list.forEach(attribute -> attributes.put(
                attribute.path("name").asText(""), text(attribute.path("value")).orElse("")));
        return attributes;
    }

    private static OptionalLong remaining(JsonNode status, String resource) {
        for (JsonNode entry : status.path("remainingResources")) {
            if (entry.path("name").asText("").equals(resource)) {
                return OptionalLong.of(entry.path("integerValue").asLong());
            }
        }
        return OptionalLong.empty();
    }

    /** ECS prints seconds since the epoch, its command line version 2 a date with an offset. */
    private static Optional<Instant> moment(JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(Instant.ofEpochSecond(node.asLong()));
        }
        try {
            return text(node).map(date -> OffsetDateTime.parse(date).toInstant());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "registeredAt: \"" + node.asText() + "\" is no moment such as 2026-01-31T12:00:00Z", e);
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }
}

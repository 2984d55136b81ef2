package dev.longshore.operator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.names.Arn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Something that happened in ECS, as EventBridge tells it: source {@code aws.ecs}.
 *
 * @param detailType such as {@code ECS Task State Change}
 * @param namespace stands for the account; empty for what belongs to a Cluster
 * @param resource the ARN that it is about
 */
public record StateChange(String detailType, String namespace, String resource, Instant time, ObjectNode detail) {
    /** Where all of them come from. */
    public static final String SOURCE = "aws.ecs";

    /** The same for the same change, so that one that is told twice can be known. */
    public String id() {
        ObjectNode told = detail.deepCopy();
        told.remove("version");
        told.remove("updatedAt");
        String what = detailType + resource + told;
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The whole event. */
    public ObjectNode event() {
        ObjectNode event = StateJson.MAPPER.createObjectNode();
        event.put("version", "0")
                .put("id", id())
                .put("detail-type", detailType)
                .put("source", SOURCE)
                .put("account", Arn.account(namespace))
                .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", "local");
        event.putArray("resources").add(resource);
        event.set("detail", detail);
        return event;
    }
}

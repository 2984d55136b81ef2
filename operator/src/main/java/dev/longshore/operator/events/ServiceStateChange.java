package dev.longshore.operator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** {@code ECS Service Action} and {@code ECS Deployment State Change}. */
public final class ServiceStateChange {
    /** How much an event matters: EventBridge's eventType. */
    public enum EventType {
        INFO,
        WARN,
        ERROR
    }

    private ServiceStateChange() {}

    /**
     * A service action.
     *
     * @param eventName such as {@code SERVICE_STEADY_STATE}
     * @param reason such as {@code RESOURCE:CPU}; empty where there is none
     */
    public static StateChange action(
            String namespace,
            String serviceArn,
            String clusterArn,
            EventType type,
            String eventName,
            String reason,
            Instant now) {
        ObjectNode detail = detail(type, eventName, reason);
        detail.put("clusterArn", clusterArn).put("createdAt", now.toString());
        return new StateChange("ECS Service Action", namespace, serviceArn, now, detail);
    }

    /**
     * A change of a deployment.
     *
     * @param deploymentId such as {@code ecs-svc/123}
     * @param eventName such as {@code SERVICE_DEPLOYMENT_COMPLETED}
     */
    public static StateChange deployment(
            String namespace,
            String serviceArn,
            String deploymentId,
            EventType type,
            String eventName,
            String reason,
            Instant now) {
        ObjectNode detail = detail(type, eventName, reason);
        detail.put("deploymentId", deploymentId).put("updatedAt", now.toString());
        return new StateChange("ECS Deployment State Change", namespace, serviceArn, now, detail);
    }

    private static ObjectNode detail(EventType type, String eventName, String reason) {
        ObjectNode detail = StateJson.MAPPER.createObjectNode();
        detail.put("eventType", type.name()).put("eventName", eventName);
        if (!reason.isEmpty()) {
            detail.put("reason", reason);
        }
        return detail;
    }
}

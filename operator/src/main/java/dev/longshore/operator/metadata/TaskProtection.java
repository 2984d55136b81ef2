package dev.longshore.operator.metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.operator.metadata.Answers.Answer;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.watch.PodWatch;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * {@code $ECS_AGENT_URI/task-protection/v1/state}: a task of a service asks that scale-in and deployments leave it alone for a while, 120
 * minutes unless it says 1 to 2880, as UpdateTaskProtection. What it says is an annotation of its pod, which people may set too.
 */
final class TaskProtection {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final String ENABLED = "ProtectionEnabled";
    private static final String EXPIRES = "ExpiresInMinutes";
    private static final int DEFAULT_MINUTES = 120;
    private static final int MOST_MINUTES = 2880;

    private final KubernetesClient client;
    private final PodWatch pods;
    private final RecentPods recent;

    TaskProtection(KubernetesClient client, PodWatch pods, RecentPods recent) {
        this.client = client;
        this.pods = pods;
        this.recent = recent;
    }

    /** How a task is protected now. */
    Answer state(EcsTask task, Instant now) {
        return isOfService(task)
                ? protection(task, task.protectedUntil().filter(now::isBefore))
                : failure(
                        task,
                        "TASK_NOT_VALID",
                        "The task is of no service, and only the tasks of services can be protected.");
    }

    /** Protects a task, or ends its protection. */
    Answer put(EcsTask task, String body, Instant now) {
        Optional<JsonNode> request = read(body);
        if (request.isEmpty()) {
            return invalid(task, "Invalid request: it is no JSON object.");
        }
        JsonNode enabled = request.get().path(ENABLED);
        JsonNode minutes = request.get().path(EXPIRES);
        if (!enabled.isBoolean()) {
            return invalid(
                    task, "Invalid request: does not contain 'ProtectionEnabled' field, which is true or false.");
        }
        if (!minutes.isMissingNode() && !isMinutes(minutes)) {
            return invalid(
                    task,
                    "Invalid request: ExpiresInMinutes is " + minutes + "; it must be from 1 to " + MOST_MINUTES + ".");
        }
        if (!isOfService(task)) {
            return state(task, now);
        }
        return enabled.booleanValue() ? protect(task, minutes.asInt(DEFAULT_MINUTES), now) : release(task);
    }

    private Answer protect(EcsTask task, int minutes, Instant now) {
        if (!task.isProtected(now) && othersFillTheService(task, now)) {
            return failure(
                    task,
                    "DEPLOYMENT_BLOCKED",
                    "As many tasks of the service are protected as it asks for: one more would block its deployments.");
        }
        Instant until = now.plus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.SECONDS);
        write(task, Optional.of(until));
        return protection(task, Optional.of(until));
    }

    private Answer release(EcsTask task) {
        write(task, Optional.empty());
        return protection(task, Optional.empty());
    }

    private boolean othersFillTheService(EcsTask task, Instant now) {
        long others = pods.tasksOf(task.owner()).stream()
                .filter(other -> !other.stopped() && other.isProtected(now))
                .count();
        return Optional.ofNullable(client.resources(Service.class)
                        .inNamespace(task.pod().namespace())
                        .withName(task.ownerName())
                        .get())
                .map(service -> service.getSpec().desiredCount())
                .filter(desired -> others >= desired)
                .isPresent();
    }

    private void write(EcsTask task, Optional<Instant> until) {
        ObjectNode patch = JSON.createObjectNode();
        ObjectNode metadata = patch.putObject("metadata").put("uid", task.podUid());
        metadata.putObject("annotations")
                .put(Annotations.PROTECTED_UNTIL, until.map(Instant::toString).orElse(null));
        client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(task.pod().namespace())
                        .withName(task.pod().name())
                        .endMetadata()
                        .build())
                .patch(MERGE, patch.toString());
        recent.forget(task.pod());
    }

    private static Optional<JsonNode> read(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static boolean isMinutes(JsonNode minutes) {
        return minutes.isInt() && minutes.intValue() >= 1 && minutes.intValue() <= MOST_MINUTES;
    }

    private static boolean isOfService(EcsTask task) {
        return task.ownerKind().equals("Service");
    }

    private static Answer protection(EcsTask task, Optional<Instant> until) {
        ObjectNode protection = JsonNodeFactory.instance.objectNode();
        until.ifPresent(at -> protection.put("ExpirationDate", at.toString()));
        protection.put(ENABLED, until.isPresent()).put("TaskArn", arn(task));
        return answer(HttpURLConnection.HTTP_OK, "protection", protection);
    }

    private static Answer failure(EcsTask task, String reason, String detail) {
        ObjectNode failure = JsonNodeFactory.instance
                .objectNode()
                .put("Arn", arn(task))
                .put("Detail", detail)
                .put("Reason", reason);
        return answer(HttpURLConnection.HTTP_OK, "failure", failure);
    }

    private static Answer invalid(EcsTask task, String message) {
        ObjectNode error = JsonNodeFactory.instance
                .objectNode()
                .put("Arn", arn(task))
                .put("Code", "InvalidParameterException")
                .put("Message", message);
        return answer(HttpURLConnection.HTTP_BAD_REQUEST, "error", error);
    }

    private static Answer answer(int status, String name, ObjectNode content) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set(name, content);
        return new Answer(status, json, "");
    }

    private static String arn(EcsTask task) {
        return Arn.task(task.pod().namespace(), task.cluster(), task.taskId());
    }
}

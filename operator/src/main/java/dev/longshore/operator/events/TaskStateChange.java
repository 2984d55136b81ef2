package dev.longshore.operator.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.names.Hashes;
import dev.longshore.operator.pod.EcsTask;
import java.time.Duration;
import java.time.Instant;

/** {@code ECS Task State Change}: the task as describe-tasks prints it, with times as ISO 8601. */
public final class TaskStateChange {
    private TaskStateChange() {}

    /**
     * What a task's owner knows of it.
     *
     * @param startedBy empty where nobody said
     */
    public record Origin(String group, String startedBy, String containerInstanceArn) {}

    /** The change of a task to what it is now. */
    public static StateChange of(EcsTask task, TaskState state, Origin origin, Instant now) {
        String namespace = task.pod().namespace();
        String arn = Arn.task(namespace, task.cluster(), task.taskId());
        ObjectNode detail = StateJson.MAPPER.valueToTree(state);
        detail.remove("taskId");
        detail.remove("podName");
        detail.remove("containerInstance");
        detail.put("clusterArn", Arn.cluster(task.cluster()))
                .put("containerInstanceArn", origin.containerInstanceArn())
                .put("taskDefinitionArn", taskDefinition(namespace, task.taskDefinition()))
                .put("group", origin.group())
                .put("launchType", "EC2");
        if (!origin.startedBy().isEmpty()) {
            detail.put("startedBy", origin.startedBy());
        }
        for (JsonNode container : detail.path("containers")) {
            String id = Hashes.hex(arn + "/" + container.path("name").asText(), 32);
            ((ObjectNode) container)
                    .put("containerArn", arn.replace(":task/", ":container/") + "/" + id)
                    .put("taskArn", arn);
        }
        // Grows with every change, also over a restart of the operator.
        detail.put("version", Duration.between(task.createdAt(), now).toMillis() + 1);
        detail.put("updatedAt", now.toString());
        return new StateChange("ECS Task State Change", namespace, arn, now, detail);
    }

    private static String taskDefinition(String namespace, String familyAndRevision) {
        Reference reference = Reference.parse(familyAndRevision);
        return Arn.taskDefinition(
                namespace, reference.family(), reference.revision().orElse(0));
    }
}

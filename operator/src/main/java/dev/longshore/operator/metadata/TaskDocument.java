package dev.longshore.operator.metadata;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.PodClaims;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task as the endpoint's {@code /task} tells it: a pod, read in ECS's words. */
final class TaskDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};
    private static final String SERVICE_GROUP = "service:";
    private static final BigDecimal MIB = BigDecimal.valueOf(1024L * 1024);

    private final Pod pod;
    private final EcsTask task;
    private final Instant now;

    /** @param now decides whether a container whose health check fails is UNHEALTHY already */
    TaskDocument(Pod pod, EcsTask task, Instant now) {
        this.pod = pod;
        this.task = task;
        this.now = now;
    }

    /** @param zone the availability zone of the instance; empty if it has none */
    ObjectNode task(Optional<String> zone) {
        Reference definition = Reference.parse(task.taskDefinition());
        ObjectNode json = JSON.objectNode()
                .put("Cluster", task.cluster())
                .put("TaskARN", Arn.task(task.pod().namespace(), task.cluster(), task.taskId()))
                .put("Family", definition.family())
                .put(
                        "Revision",
                        definition.revision().isPresent()
                                ? "" + definition.revision().getAsLong()
                                : "")
                .put("DesiredStatus", task.desiredRunning() ? "RUNNING" : "STOPPED")
                .put("KnownStatus", task.lastStatus().name());
        annotation(Annotations.GROUP).ifPresent(group -> {
            json.put("Group", group);
            if (group.startsWith(SERVICE_GROUP)) {
                json.put("ServiceName", group.substring(SERVICE_GROUP.length()));
            }
        });
        limits(pod.getSpec().getResources()).ifPresent(limits -> json.set("Limits", limits));
        zone.ifPresent(name -> json.put("AvailabilityZone", name));
        task.stoppedAt().ifPresent(at -> json.put("ExecutionStoppedAt", at.toString()));
        json.put("LaunchType", launchType(pod));
        ContainerDocument containers = new ContainerDocument(pod, task, now);
        containers.all().forEach(json.withArray("/Containers")::add);
        return json;
    }

    /** The same with the task's tags; those of instances are not known. */
    ObjectNode withTags(Optional<String> zone) {
        ObjectNode json = task(zone);
        ObjectNode tags = json.putObject("TaskTags");
        annotation(Annotations.TAGS)
                .map(text -> Serialization.unmarshal(text, TAGS))
                .ifPresent(known -> known.forEach(tags::put));
        json.putObject("ContainerInstanceTags");
        return json;
    }

    /** One container, by the name that it has in the pod; empty if the pod has no such container. */
    Optional<ObjectNode> container(String podContainer) {
        return new ContainerDocument(pod, task, now).of(podContainer);
    }

    /** EC2 or FARGATE, by the capacity that the task runs on. */
    static String launchType(Pod pod) {
        String capacity = Optional.ofNullable(pod.getMetadata().getLabels())
                .map(labels -> labels.get(Labels.CAPACITY_PROVIDER))
                .orElse("");
        return List.of(Instance.FARGATE, Instance.FARGATE_SPOT).contains(capacity) ? Instance.FARGATE : "EC2";
    }

    /** vCPU and MiB, where the task has a size of its own. */
    private static Optional<ObjectNode> limits(@Nullable ResourceRequirements resources) {
        Map<String, Quantity> limits = Optional.ofNullable(resources)
                .map(ResourceRequirements::getLimits)
                .orElse(Map.of());
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode json = JSON.objectNode();
        Optional.ofNullable(limits.get("cpu"))
                .ifPresent(cpu -> json.put("CPU", cpu.getNumericalAmount().doubleValue()));
        Optional.ofNullable(limits.get("memory"))
                .ifPresent(
                        memory -> json.put("Memory", PodClaims.scaled(memory, BigDecimal.ONE) / MIB.longValueExact()));
        return Optional.of(json);
    }

    private Optional<String> annotation(String name) {
        return Optional.ofNullable(pod.getMetadata().getAnnotations()).map(annotations -> annotations.get(name));
    }
}

package dev.longshore.operator.metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.pod.EcsContainer;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.LogStream;
import dev.longshore.operator.pod.PodClaims;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The containers of a task as the endpoint tells them. */
final class ContainerDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LABEL = "com.amazonaws.ecs.";
    private static final long MIB = 1024L * 1024;
    private static final int UNITS = 1024;
    private static final int MILLI = 1000;

    private final Pod pod;
    private final EcsTask task;
    private final Instant now;

    ContainerDocument(Pod pod, EcsTask task, Instant now) {
        this.pod = pod;
        this.task = task;
        this.now = now;
    }

    List<ObjectNode> all() {
        return LogStream.of(pod).stream().map(this::container).toList();
    }

    Optional<ObjectNode> of(String podContainer) {
        return LogStream.of(pod).stream()
                .filter(stream -> stream.podContainer().equals(podContainer))
                .findFirst()
                .map(this::container);
    }

    private ObjectNode container(LogStream stream) {
        ObjectNode json = JSON.objectNode();
        String id = id(stream);
        putText(json, "DockerId", id);
        json.put("Name", stream.container());
        json.put("DockerName", dockerName(stream));
        spec(stream).ifPresent(spec -> json.put("Image", spec.getImage()));
        status(stream).ifPresent(status -> putText(json, "ImageID", afterLast(status.getImageID(), '@')));
        spec(stream).map(this::ports).filter(ports -> !ports.isEmpty()).ifPresent(ports -> json.set("Ports", ports));
        json.set("Labels", labels(stream));
        json.put("DesiredStatus", task.desiredRunning() ? "RUNNING" : "STOPPED");
        state(stream).ifPresent(state -> putState(json, state));
        spec(stream).ifPresent(spec -> json.set("Limits", limits(spec)));
        json.put("Type", "NORMAL");
        putLog(json, stream);
        if (!id.isEmpty()) {
            json.put("ContainerARN", Arn.container(task.pod().namespace(), task.cluster(), task.taskId(), id));
        }
        status(stream).ifPresent(status -> json.put("RestartCount", status.getRestartCount()));
        json.withArray("/Networks").add(network());
        return json;
    }

    private void putState(ObjectNode json, EcsContainer state) {
        json.put("KnownStatus", state.lastStatus().name());
        state.exitCode().ifPresent(code -> json.put("ExitCode", code));
        state.startedAt().ifPresent(at -> json.put("CreatedAt", at.toString()).put("StartedAt", at.toString()));
        state.finishedAt().ifPresent(at -> json.put("FinishedAt", at.toString()));
        if (state.health().isPresent()) {
            json.putObject("Health").put("status", state.healthStatus(now).name());
        }
    }

    private Optional<EcsContainer> state(LogStream stream) {
        return task.containers().stream()
                .filter(one -> one.name().equals(stream.container()))
                .findFirst();
    }

    /** The pod's container. */
    Optional<Container> spec(LogStream stream) {
        return Stream.concat(pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
                .filter(one -> one.getName().equals(stream.podContainer()))
                .findFirst();
    }

    private Optional<ContainerStatus> status(LogStream stream) {
        return Optional.ofNullable(pod.getStatus()).stream()
                .flatMap(status -> Stream.concat(
                        status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream()))
                .filter(one -> one.getName().equals(stream.podContainer()))
                .findFirst();
    }

    /** Of {@code containerd://0123...} the figures; empty before the container was started. */
    String id(LogStream stream) {
        return status(stream)
                .map(status -> afterLast(status.getContainerID(), '/'))
                .orElse("");
    }

    /** As ECS's agent names it, which no engine knows here: unique and telling. */
    String dockerName(LogStream stream) {
        return "ecs-" + task.taskDefinition().replace(':', '-') + "-" + stream.container() + "-" + task.taskId();
    }

    private ArrayNode ports(Container spec) {
        ArrayNode ports = JSON.arrayNode();
        for (ContainerPort port : spec.getPorts()) {
            ObjectNode json = ports.addObject()
                    .put("ContainerPort", port.getContainerPort())
                    .put(
                            "Protocol",
                            Optional.ofNullable(port.getProtocol())
                                    .orElse("TCP")
                                    .toLowerCase(Locale.ROOT));
            Optional.ofNullable(port.getHostPort())
                    .ifPresent(host -> json.put("HostPort", host).put("HostIp", "0.0.0.0"));
        }
        return ports;
    }

    /** The agent's labels, and the definition's dockerLabels. */
    private ObjectNode labels(LogStream stream) {
        Reference definition = Reference.parse(task.taskDefinition());
        ObjectNode json = JSON.objectNode()
                .put(LABEL + "cluster", task.cluster())
                .put(LABEL + "container-name", stream.container())
                .put(LABEL + "task-arn", Arn.task(task.pod().namespace(), task.cluster(), task.taskId()))
                .put(LABEL + "task-definition-family", definition.family())
                .put(
                        LABEL + "task-definition-version",
                        definition.revision().isPresent()
                                ? "" + definition.revision().getAsLong()
                                : "");
        annotation(Annotations.DOCKER_LABELS_PREFIX + stream.podContainer())
                .flatMap(ContainerDocument::object)
                .ifPresent(json::setAll);
        return json;
    }

    private static Optional<ObjectNode> object(String text) {
        try {
            return Optional.of(MAPPER.readTree(text))
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast);
        } catch (JsonProcessingException edited) {
            return Optional.empty();
        }
    }

    /** CPU units and MiB. */
    private static ObjectNode limits(Container spec) {
        ObjectNode json = JSON.objectNode();
        if (spec.getResources() == null) {
            return json;
        }
        Map<String, Quantity> requests =
                Optional.ofNullable(spec.getResources().getRequests()).orElse(Map.of());
        Map<String, Quantity> limits =
                Optional.ofNullable(spec.getResources().getLimits()).orElse(Map.of());
        Optional.ofNullable(requests.get("cpu"))
                .ifPresent(cpu -> json.put("CPU", units(PodClaims.scaled(cpu, BigDecimal.valueOf(MILLI)))));
        Optional.ofNullable(limits.get("memory"))
                .ifPresent(memory -> json.put("Memory", PodClaims.scaled(memory, BigDecimal.ONE) / MIB));
        return json;
    }

    /** A definition's units were rounded down to milli-CPU: back to the units, rounded up. */
    private static long units(long milliCpu) {
        return Math.ceilDiv(milliCpu * UNITS, MILLI);
    }

    private void putLog(ObjectNode json, LogStream stream) {
        stream.group().ifPresent(group -> {
            json.put("LogDriver", "awslogs");
            ObjectNode options = json.putObject("LogOptions").put("awslogs-group", group);
            annotation(Annotations.LOG_REGION_PREFIX + stream.podContainer())
                    .ifPresent(region -> options.put("awslogs-region", region));
            options.put("awslogs-stream", stream.name());
        });
    }

    private ObjectNode network() {
        boolean host = Boolean.TRUE.equals(pod.getSpec().getHostNetwork());
        ObjectNode json = JSON.objectNode()
                .put(
                        "NetworkMode",
                        host ? "host" : annotation(Annotations.NETWORK_MODE).orElse("bridge"));
        List<String> addresses = Optional.ofNullable(pod.getStatus()).stream()
                .flatMap(status -> status.getPodIPs().stream())
                .map(PodIP::getIp)
                .toList();
        addresses.stream().filter(ip -> !ip.contains(":")).forEach(json.withArray("/IPv4Addresses")::add);
        if (addresses.stream().anyMatch(ip -> ip.contains(":"))) {
            addresses.stream().filter(ip -> ip.contains(":")).forEach(json.withArray("/IPv6Addresses")::add);
        }
        return json;
    }

    private Optional<String> annotation(String name) {
        return Optional.ofNullable(pod.getMetadata().getAnnotations()).map(annotations -> annotations.get(name));
    }

    private static String afterLast(@Nullable String text, char separator) {
        return text == null ? "" : text.substring(text.lastIndexOf(separator) + 1);
    }

    private static void putText(ObjectNode json, String field, String text) {
        if (!text.isEmpty()) {
            json.put(field, text);
        }
    }
}

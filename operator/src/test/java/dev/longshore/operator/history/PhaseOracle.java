package dev.longshore.operator.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.operator.names.Annotations;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a task's phase from its pod, apart from the operator's own reading. */
final class PhaseOracle {
    /** With these the kubelet would try for ever, and ECS stops the task. */
    private static final Set<String> HOPELESS = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "ErrImageNeverPull",
            "InvalidImageName",
            "ImageInspectError",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError");

    private PhaseOracle() {}

    static Phase of(Pod pod) {
        if (ended(pod)) {
            return Phase.STOPPED;
        }
        Map<String, ContainerState> states = states(pod);
        Map<String, Boolean> containers = containers(pod);
        if (askedToStop(pod) || lostHost(pod) || boundToStop(states, containers)) {
            return Phase.STOPPING;
        }
        return containers.keySet().stream().allMatch(name -> started(states.get(name))) ? Phase.RUNNING : Phase.PENDING;
    }

    static boolean ended(Pod pod) {
        String phase =
                Optional.ofNullable(pod.getStatus()).map(PodStatus::getPhase).orElse("");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    private static boolean askedToStop(Pod pod) {
        Map<String, String> annotations =
                Objects.requireNonNullElse(pod.getMetadata().getAnnotations(), Map.of());
        return pod.getMetadata().getDeletionTimestamp() != null
                || annotations.containsKey(Annotations.STOP_CODE)
                || annotations.containsKey(Annotations.STOP);
    }

    private static boolean lostHost(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(c -> "DisruptionTarget".equals(c.getType()) && "True".equals(c.getStatus()));
    }

    private static boolean boundToStop(Map<String, ContainerState> states, Map<String, Boolean> containers) {
        return containers.entrySet().stream().anyMatch(container -> {
            ContainerState state = states.get(container.getKey());
            boolean over = state != null && state.getTerminated() != null && container.getValue();
            boolean hopeless = state != null
                    && state.getWaiting() != null
                    && HOPELESS.contains(
                            Objects.requireNonNullElse(state.getWaiting().getReason(), ""));
            return over || hopeless;
        });
    }

    private static boolean started(@Nullable ContainerState state) {
        return state != null && (state.getRunning() != null || state.getTerminated() != null);
    }

    private static Map<String, ContainerState> states(Pod pod) {
        Map<String, ContainerState> states = new HashMap<>();
        Optional.ofNullable(pod.getStatus()).ifPresent(status -> {
            put(states, status.getInitContainerStatuses());
            put(states, status.getContainerStatuses());
        });
        return states;
    }

    private static void put(Map<String, ContainerState> states, List<ContainerStatus> statuses) {
        statuses.stream().filter(s -> s.getState() != null).forEach(s -> states.put(s.getName(), s.getState()));
    }

    /** Pod container name to whether the task stops when it ends. */
    private static Map<String, Boolean> containers(Pod pod) {
        Map<String, Boolean> containers = new HashMap<>();
        Optional<String> written = Optional.ofNullable(pod.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Annotations.CONTAINERS));
        if (written.isPresent()) {
            Serialization.unmarshal(written.get(), JsonNode.class)
                    .forEach(c -> containers.put(
                            c.path("podContainer").asText(), c.path("essential").asBoolean(true)));
        } else {
            pod.getSpec().getContainers().forEach(c -> containers.put(c.getName(), true));
        }
        return containers;
    }
}

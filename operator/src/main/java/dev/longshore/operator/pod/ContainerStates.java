package dev.longshore.operator.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the containers of a pod as ECS's containers. */
final class ContainerStates {
    private ContainerStates() {}

    static EcsContainer of(Pod pod, ContainerRole role) {
        Optional<ContainerStatus> status = statuses(pod)
                .filter(s -> s.getName().equals(role.podContainer()))
                .findFirst();
        boolean over = PodClaims.ended(pod);
        boolean restarts = !over && restarts(pod, role);
        Optional<ContainerStateTerminated> terminated = status.flatMap(s -> ended(s, role, restarts));
        Optional<Instant> running = status.map(
                        s -> s.getState() == null ? null : s.getState().getRunning())
                .flatMap(r -> time(r.getStartedAt()));
        Optional<Instant> started =
                running.or(() -> status.flatMap(ContainerStates::lastExit).flatMap(exit -> time(exit.getStartedAt())));
        boolean ended = over || terminated.isPresent();
        return new EcsContainer(
                role.name(),
                role.essential(),
                ended ? LastStatus.STOPPED : started.isPresent() ? LastStatus.RUNNING : LastStatus.PENDING,
                terminated.filter(t -> time(t.getStartedAt()).isPresent()).map(ContainerStateTerminated::getExitCode),
                reason(status, terminated),
                started,
                terminated.flatMap(t -> time(t.getFinishedAt())),
                bindings(pod, role),
                ended ? Optional.empty() : health(status, running, role),
                ended ? Optional.empty() : StartTimeout.of(pod, role, status, running));
    }

    /** Whether the kubelet restarts the container where it is; an API server that cannot have that has dropped it. */
    private static boolean restarts(Pod pod, ContainerRole role) {
        return role.restart() != null
                && containers(pod)
                        .anyMatch(one -> one.getName().equals(role.podContainer()) && one.getRestartPolicy() != null);
    }

    /** An essential container has ended for good when it ends, though the kubelet starts a sidecar again, unless it is to be restarted. */
    private static Optional<ContainerStateTerminated> ended(
            ContainerStatus status, ContainerRole role, boolean restarts) {
        Optional<ContainerStateTerminated> now =
                Optional.ofNullable(status.getState()).flatMap(state -> Optional.ofNullable(state.getTerminated()));
        Optional<ContainerStateTerminated> exit = now.or(() -> lastExit(status).filter(last -> role.essential()));
        RestartInPlace restart = role.restart();
        return restarts && restart != null ? exit.filter(found -> restart.isFinal(found, role.essential())) : exit;
    }

    /** The container's latest exit, whether it has been started again since or not. */
    private static Optional<ContainerStateTerminated> lastExit(ContainerStatus status) {
        return Optional.ofNullable(status.getState())
                .flatMap(state -> Optional.ofNullable(state.getTerminated()))
                .or(() -> Optional.ofNullable(status.getLastState())
                        .flatMap(last -> Optional.ofNullable(last.getTerminated())));
    }

    private static Optional<EcsContainer.Health> health(
            Optional<ContainerStatus> status, Optional<Instant> running, ContainerRole role) {
        boolean passes = status.map(ContainerStatus::getReady).orElse(false);
        return running.filter(since -> role.unhealthyAfter() > 0)
                .map(since -> new EcsContainer.Health(passes, since.plusSeconds(role.unhealthyAfter())));
    }

    private static Stream<ContainerStatus> statuses(Pod pod) {
        return pod.getStatus() == null
                ? Stream.empty()
                : Stream.concat(
                        pod.getStatus().getContainerStatuses().stream(),
                        pod.getStatus().getInitContainerStatuses().stream());
    }

    private static Optional<String> reason(
            Optional<ContainerStatus> status, Optional<ContainerStateTerminated> terminated) {
        if (terminated.isPresent()) {
            return terminated.flatMap(ContainerStates::terminatedReason);
        }
        return status.map(s -> s.getState() == null ? null : s.getState().getWaiting())
                .flatMap(ContainerStates::waitingReason);
    }

    static Optional<String> terminatedReason(ContainerStateTerminated terminated) {
        return switch (text(terminated.getReason())) {
            case "OOMKilled" -> Optional.of("OutOfMemoryError: Container killed due to memory usage");
            case "StartError", "ContainerCannotRun" ->
                Optional.of("CannotStartContainerError: " + text(terminated.getMessage()));
            default -> Optional.empty();
        };
    }

    /** Only reasons that end a task in ECS; the kubelet would go on trying for ever. */
    static Optional<String> waitingReason(ContainerStateWaiting waiting) {
        return switch (text(waiting.getReason())) {
            case "ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName", "ImageInspectError" ->
                Optional.of("CannotPullContainerError: " + text(waiting.getMessage()));
            case "CreateContainerConfigError" -> Optional.of(configError(text(waiting.getMessage())));
            case "CreateContainerError" -> Optional.of("CannotCreateContainerError: " + text(waiting.getMessage()));
            case "RunContainerError" -> Optional.of("CannotStartContainerError: " + text(waiting.getMessage()));
            default -> Optional.empty();
        };
    }

    /** A Secret or ConfigMap that is not there, or has no such key: what ECS says of its secrets and environment files. */
    private static String configError(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("configmap")) {
            return "ResourceInitializationError: failed to download env files: " + message;
        }
        return text.contains("secret")
                ? "ResourceInitializationError: unable to pull secrets or registry auth: " + message
                : "CannotCreateContainerError: " + message;
    }

    private static Stream<Container> containers(Pod pod) {
        return Stream.concat(pod.getSpec().getContainers().stream(), pod.getSpec().getInitContainers().stream());
    }

    private static List<EcsContainer.NetworkBinding> bindings(Pod pod, ContainerRole role) {
        return containers(pod)
                .filter(container -> container.getName().equals(role.podContainer()))
                .map(Container::getPorts)
                .flatMap(List::stream)
                .filter(port -> port.getHostPort() != null && port.getHostPort() > 0)
                .map(port -> new EcsContainer.NetworkBinding(
                        port.getContainerPort(),
                        port.getHostPort(),
                        port.getProtocol() == null ? "tcp" : port.getProtocol().toLowerCase(Locale.ROOT)))
                .toList();
    }

    static Optional<Instant> time(@Nullable String rfc3339) {
        return Optional.ofNullable(rfc3339)
                .filter(t -> !t.isEmpty())
                .map(Instant::parse)
                .filter(t -> t.getEpochSecond() > 0);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}

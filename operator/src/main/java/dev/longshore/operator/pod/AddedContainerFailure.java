package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.TaskStopCode;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.stream.Stream;

/** A container of Longshore's own that could not do its part: the task does not start without it. */
final class AddedContainerFailure {
    private AddedContainerFailure() {}

    static Optional<TaskStop> of(Pod pod) {
        Stream<ContainerStatus> added = pod.getStatus() == null
                ? Stream.empty()
                : pod.getStatus().getInitContainerStatuses().stream()
                        .filter(status -> status.getName().startsWith(AddedContainers.PREFIX));
        return added.flatMap(status -> reason(status).stream())
                .map(reason -> new TaskStop(TaskStopCode.TASK_FAILED_TO_START, reason))
                .findFirst();
    }

    private static Optional<String> reason(ContainerStatus status) {
        Optional<ContainerState> state = Optional.ofNullable(status.getState());
        return state.map(ContainerState::getWaiting)
                .flatMap(ContainerStates::waitingReason)
                .or(() -> state.map(ContainerState::getTerminated)
                        .filter(ended -> ended.getExitCode() != 0)
                        .map(ended -> ContainerStates.terminatedReason(ended).orElseGet(() -> failed(status, ended))));
    }

    private static String failed(ContainerStatus status, ContainerStateTerminated ended) {
        return "ResourceInitializationError: init container '" + status.getName() + "' ended with exit code "
                + ended.getExitCode();
    }
}

package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A container that others wait to end well ended otherwise: they never start, and the pod is over. */
final class FailedDependency {
    private FailedDependency() {}

    static Optional<TaskStop> of(Pod pod, List<EcsContainer> containers) {
        if (!PodClaims.ended(pod)) {
            return Optional.empty();
        }
        Set<String> awaited = pod.getSpec().getInitContainers().stream()
                .filter(container -> container.getRestartPolicy() == null)
                .map(Container::getName)
                .collect(Collectors.toSet());
        return containers.stream()
                .filter(container -> awaited.contains(Slug.of(container.name())))
                .filter(container -> container.exitCode().orElse(0) != 0)
                .findFirst()
                .map(FailedDependency::stop);
    }

    private static TaskStop stop(EcsContainer container) {
        return new TaskStop(
                TaskStopCode.TASK_FAILED_TO_START,
                "TaskDependencyError: container '" + container.name()
                        + "', which others wait for, ended with exit code "
                        + container.exitCode().orElse(0)
                        + container.reason().map(reason -> ": " + reason).orElse(""));
    }
}

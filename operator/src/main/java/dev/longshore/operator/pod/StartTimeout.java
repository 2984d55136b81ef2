package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.operator.definition.StartPlan;
import dev.longshore.operator.definition.StartPlan.Part;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when others wait for a container that runs: they give up when it has neither ended nor become HEALTHY by then, as ECS's agent
 * does, and the task stops.
 *
 * @param at when they give up
 * @param stop why the task stops then
 */
public record StartTimeout(Instant at, TaskStop stop) {

    /** The seconds that a definition gives a container which others wait for; 0 if it gives none, or nobody waits. */
    static int seconds(ContainerDefinition container, StartPlan plan) {
        boolean awaited = plan.part(container.name()) == Part.ENDS_FIRST || plan.isAwaitedHealthy(container.name());
        Integer seconds = container.startTimeout();
        return awaited && seconds != null ? seconds : 0;
    }

    static Optional<StartTimeout> of(
            Pod pod, ContainerRole role, Optional<ContainerStatus> status, Optional<Instant> running) {
        boolean reached = isHealthy(pod, role, status);
        return running.filter(since -> role.startTimeout() > 0 && !reached)
                .map(since -> new StartTimeout(since.plusSeconds(role.startTimeout()), stop(role)));
    }

    /** One that is waited for to be HEALTHY is a sidecar with a startup probe; it is waited for no longer when that has passed. */
    private static boolean isHealthy(Pod pod, ContainerRole role, Optional<ContainerStatus> status) {
        boolean sidecar = pod.getSpec().getInitContainers().stream()
                .anyMatch(one -> one.getName().equals(role.podContainer()) && one.getStartupProbe() != null);
        return sidecar
                && status.map(ContainerStatus::getStarted)
                        .filter(started -> started)
                        .isPresent();
    }

    private static TaskStop stop(ContainerRole role) {
        return new TaskStop(
                TaskStopCode.TASK_FAILED_TO_START,
                "TaskDependencyError: container '" + role.name()
                        + "', which others wait for, has timed out: its startTimeout is " + role.startTimeout()
                        + " seconds");
    }
}

package dev.longshore.operator.controller.life;

import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import dev.longshore.ecs.v1alpha1.StoppedTask;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The owner's own bounded record of tasks whose pods are gone. */
public final class StoppedTasks {
    private static final int KEPT = 20;

    private StoppedTasks() {}

    /** What the status already says, and the latest departures before it; newest first. */
    public static List<StoppedTask> of(Service service, List<EcsTask> departures) {
        List<StoppedTask> before = Optional.ofNullable(service.getStatus())
                .map(ServiceStatus::stoppedTasks)
                .orElse(List.of());
        Set<String> known = new HashSet<>();
        before.forEach(task -> known.add(task.taskId()));
        List<StoppedTask> all = new ArrayList<>();
        departures.stream()
                .filter(task -> !known.contains(task.taskId()))
                .map(StoppedTasks::record)
                .forEach(all::add);
        all.addAll(before);
        return List.copyOf(all.subList(0, Math.min(all.size(), KEPT)));
    }

    private static StoppedTask record(EcsTask task) {
        Instant stoppedAt = task.stoppedAt().orElse(task.createdAt());
        TaskStop stop = task.stop().or(task::stopDue).orElseGet(TaskStop::byUser);
        return StoppedTask.builder()
                .taskId(task.taskId())
                .taskDefinition(task.taskDefinition())
                .deploymentId(Deployments.ID_PREFIX + task.deployment())
                .containerInstance(task.instance())
                .stopCode(stop.code())
                .stoppedReason(stop.reason())
                .containers(TaskStates.containers(task, stoppedAt))
                .createdAt(task.createdAt())
                .startedAt(task.startedAt().orElse(null))
                .stoppedAt(task.stoppedAt().orElse(null))
                .build();
    }
}

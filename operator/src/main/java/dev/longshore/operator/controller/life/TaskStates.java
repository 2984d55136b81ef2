package dev.longshore.operator.controller.life;

import dev.longshore.ecs.v1alpha1.ContainerState;
import dev.longshore.ecs.v1alpha1.NetworkBinding;
import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.ecs.v1alpha1.TransportProtocol;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.pod.EcsContainer;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStop;
import dev.longshore.operator.pod.TaskTimes;
import java.time.Instant;
import java.util.List;

/** A task as describe-tasks prints it. */
public final class TaskStates {
    private TaskStates() {}

    /** A task as its owner's status lists it. */
    public static TaskState of(EcsTask task, Instant now) {
        TaskTimes times = task.times();
        return TaskState.builder()
                .taskId(task.taskId())
                .taskArn(Arn.task(task.pod().namespace(), task.cluster(), task.taskId()))
                .lastStatus(task.lastStatus().name())
                .desiredStatus(task.desiredRunning() ? "RUNNING" : "STOPPED")
                .healthStatus(task.healthStatus(now))
                .containerInstance(task.instance())
                .podName(task.pod().name())
                .stopCode(task.stop().map(TaskStop::code).orElse(null))
                .stoppedReason(task.stop().map(TaskStop::reason).orElse(null))
                .containers(containers(task, now))
                .createdAt(times.created())
                .pullStartedAt(times.pullStarted().orElse(null))
                .pullStoppedAt(times.pullStopped().orElse(null))
                .startedAt(times.started().orElse(null))
                .stoppingAt(times.stopping().orElse(null))
                .executionStoppedAt(times.executionStopped().orElse(null))
                .stoppedAt(times.stopped().orElse(null))
                .build();
    }

    static List<ContainerState> containers(EcsTask task, Instant now) {
        return task.containers().stream()
                .map(container -> container(container, now))
                .toList();
    }

    private static ContainerState container(EcsContainer container, Instant now) {
        return ContainerState.builder()
                .name(container.name())
                .lastStatus(container.lastStatus().name())
                .exitCode(container.exitCode().orElse(null))
                .reason(container.reason().orElse(null))
                .healthStatus(container.healthStatus(now))
                .networkBindings(container.networkBindings().stream()
                        .map(TaskStates::binding)
                        .toList())
                .build();
    }

    private static NetworkBinding binding(EcsContainer.NetworkBinding binding) {
        return NetworkBinding.builder()
                .bindIP("0.0.0.0")
                .containerPort(binding.containerPort())
                .hostPort(binding.hostPort())
                .protocol(binding.protocol().equals("udp") ? TransportProtocol.UDP : TransportProtocol.TCP)
                .build();
    }
}

package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.engine.deployment.ServiceTask;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.controller.resolve.Resolver;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.Owner;
import dev.longshore.operator.placement.Owners;
import dev.longshore.operator.placement.Progress;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.shift.ShiftDeployments;
import dev.longshore.operator.shift.ShiftStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The revision that a deployment is about to replace, and that is kept until its traffic has moved: its tasks are replaced as well.
 *
 * @param deployment it began with
 * @param service as it asked for it
 * @param found what that refers to; empty where it is there no more, so that no task can be added
 */
record SourceSide(Deployment deployment, Service service, Optional<Resolution.Found> found, ServiceTasks tasks) {
    private static final String SUFFIX = "/source";
    /** A task of the old revision that failed to start is not replaced before. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** The queue keeps what it is to place apart from the new revision's. */
    static Owner owner(Service service) {
        Owner owner = Owners.of(service);
        return new Owner(owner.kind(), owner.namespace(), owner.name(), owner.uid() + SUFFIX);
    }

    /** The completed revision behind a deployment that shifts traffic. */
    static Optional<SourceSide> of(
            Service service, Deployment primary, Progress progress, List<EcsTask> pods, Resolver resolver) {
        return Optional.of(primary)
                .filter(ShiftStatus::shifting)
                .flatMap(shifting -> ShiftDeployments.sourceOf(service, shifting))
                .filter(source -> ShiftDeployments.isCompleted(service, source))
                .map(source -> {
                    Service then = Deployments.asOf(service, source);
                    return new SourceSide(
                            source,
                            then,
                            Optional.of(resolver.of(then))
                                    .filter(Resolution.Found.class::isInstance)
                                    .map(Resolution.Found.class::cast),
                            ServiceTasks.of(then, source, progress, pods));
                });
    }

    /** Its tasks that have no pod yet, as the engine knows them. */
    List<ServiceTask> unplaced() {
        return tasks.onTheirWay()
                .map(name -> ServiceTask.unplaced(name, Deployments.number(deployment)))
                .toList();
    }

    /** Whether a task of it failed to start a moment ago. */
    boolean pauses(Instant now) {
        String number = Deployments.number(deployment);
        return tasks.stopped().stream()
                .filter(task -> task.deployment().equals(number))
                .filter(task -> task.stop()
                        .filter(stop -> stop.code() == TaskStopCode.TASK_FAILED_TO_START)
                        .isPresent())
                .flatMap(task -> task.stoppedAt().stream())
                .anyMatch(at -> at.plus(PAUSE).isAfter(now));
    }

    TaskName name(long number) {
        return ServiceTasks.name(service, deployment, number);
    }
}

package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.engine.deployment.ServiceTask;
import dev.longshore.engine.deployment.TaskHealth;
import dev.longshore.engine.deployment.TaskPhase;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.Progress;
import dev.longshore.operator.pod.EcsTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A service's tasks at one moment: those whose pods are seen, and those that the placement queue still has.
 *
 * @param live tasks that have not ended, pods seen
 * @param stopped ended tasks whose pods are kept as their record
 * @param waiting tasks of the primary deployment without a place
 * @param unseen tasks of any deployment whose pods are being written or not seen yet
 */
public record ServiceTasks(List<EcsTask> live, List<EcsTask> stopped, List<TaskName> waiting, List<TaskName> unseen) {
    private static final String ANOTHER_DEPLOYMENT = "replaced";

    /** What is known of the instance that a task is on. */
    interface Place {
        Optional<String> zone(String instance);

        /** Whether its service tasks are to be replaced elsewhere. */
        boolean draining(String instance);
    }

    /** The progress was read before the pods: a task that moved between the two is then found twice, never not at all. */
    public static ServiceTasks of(Service service, Deployment primary, Progress progress, List<EcsTask> pods) {
        Set<String> seen = new HashSet<>();
        pods.forEach(task -> seen.add(task.pod().name()));
        List<TaskName> waiting = progress.waiting().stream()
                .filter(name -> !seen.contains(name.podName()) && name.equals(name(service, primary, name.number())))
                .toList();
        List<TaskName> unseen = progress.placed().stream()
                .filter(name -> !seen.contains(name.podName()))
                .toList();
        return new ServiceTasks(
                pods.stream().filter(task -> !task.stopped()).toList(),
                pods.stream().filter(EcsTask::stopped).toList(),
                waiting,
                unseen);
    }

    /** The name of a deployment's task of this number. */
    public static TaskName name(Service service, Deployment deployment, long number) {
        return TaskName.of(
                service.getMetadata().getName(),
                service.getMetadata().getUid(),
                Deployments.number(deployment),
                number);
    }

    /** The highest number that the deployment has used, as far as can be known. */
    public long lastNumber(Service service, Deployment deployment) {
        String number = Deployments.number(deployment);
        long seen = Stream.concat(live.stream(), stopped.stream())
                .filter(task -> task.deployment().equals(number))
                .mapToLong(EcsTask::number)
                .max()
                .orElse(0);
        long pending = Stream.concat(waiting.stream(), unseen.stream())
                .filter(name -> name.equals(name(service, deployment, name.number())))
                .mapToLong(TaskName::number)
                .max()
                .orElse(0);
        long recorded = Optional.ofNullable(deployment.lastTask()).orElse(0L);
        return Math.max(recorded, Math.max(seen, pending));
    }

    /** The tasks as the deployment engine knows them: by their pods' names. */
    public List<ServiceTask> forEngine(Service service, Deployment primary, Place place, Instant now) {
        List<ServiceTask> tasks = new ArrayList<>();
        live.forEach(task -> tasks.add(new ServiceTask(
                task.pod().name(),
                task.deployment(),
                phase(task),
                health(task, now),
                place.draining(task.instance()),
                task.isProtected(now),
                place.zone(task.instance()),
                Optional.of(task.instance()))));
        Stream.concat(waiting.stream(), unseen.stream()).forEach(name -> {
            boolean isPrimary = name.equals(name(service, primary, name.number()));
            tasks.add(
                    ServiceTask.unplaced(name.podName(), isPrimary ? Deployments.number(primary) : ANOTHER_DEPLOYMENT));
        });
        return tasks;
    }

    private static TaskPhase phase(EcsTask task) {
        if (!task.desiredRunning()) {
            return TaskPhase.STOPPING;
        }
        return task.running() ? TaskPhase.RUNNING : TaskPhase.PENDING;
    }

    private static TaskHealth health(EcsTask task, Instant now) {
        if (task.unhealthy(now)) {
            return TaskHealth.UNHEALTHY;
        }
        return task.healthy(now) ? TaskHealth.HEALTHY : TaskHealth.UNKNOWN;
    }

    /** Pod names of the tasks whose pods are not seen yet. */
    Stream<String> onTheirWay() {
        return Stream.concat(waiting.stream(), unseen.stream()).map(TaskName::podName);
    }

    int running() {
        return (int) live.stream().filter(EcsTask::running).count();
    }

    int pending() {
        return waiting.size()
                + unseen.size()
                + (int) live.stream()
                        .filter(task -> task.desiredRunning() && !task.running())
                        .count();
    }
}

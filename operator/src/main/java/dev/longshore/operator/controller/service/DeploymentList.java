package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.CompletedDeployment;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.DeploymentStatus;
import dev.longshore.engine.deployment.BakeTime;
import dev.longshore.operator.deployment.DeploymentLook;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.shift.ShiftStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code deployments[]} as describe-services prints it: the PRIMARY first, then ACTIVE ones that still have tasks. */
final class DeploymentList {
    private static final double ALL = 100;

    private DeploymentList() {}

    static List<Deployment> of(ServiceReport.Picture picture) {
        Map<String, Deployment> recorded = new HashMap<>();
        Deployments.recorded(picture.service())
                .forEach(deployment -> recorded.putIfAbsent(deployment.id(), deployment));
        picture.look().failed().ifPresent(failed -> recorded.put(failed.id(), failed));
        Map<String, List<EcsTask>> byDeployment = picture.tasks().live().stream()
                .collect(Collectors.groupingBy(
                        task -> Deployments.ID_PREFIX + task.deployment(), TreeMap::new, Collectors.toList()));
        List<Deployment> list = new ArrayList<>();
        list.add(primary(picture, byDeployment.getOrDefault(picture.primary().id(), List.of()), recorded));
        picture.source().ifPresent(source -> {
            recorded.putIfAbsent(source.id(), source);
            byDeployment.putIfAbsent(source.id(), List.of());
        });
        byDeployment.forEach((id, tasks) -> {
            if (!id.equals(picture.primary().id())) {
                list.add(active(picture, id, tasks, recorded));
            }
        });
        return list;
    }

    /** The newest deployment that completed: the PRIMARY one if it has or there is no way back from it, else what the status said before. */
    static Optional<CompletedDeployment> lastCompleted(ServiceReport.Picture picture, Deployment primary) {
        boolean moved = primary.shift() != null && !ShiftStatus.shifting(primary);
        return primary.rolloutState() == DeploymentRolloutState.COMPLETED || moved
                ? Optional.of(CompletedDeployment.builder()
                        .id(primary.id())
                        .taskDefinition(Objects.requireNonNullElse(primary.taskDefinition(), ""))
                        .serviceRevision(primary.serviceRevision())
                        .build())
                : DeploymentLook.lastCompleted(picture.service());
    }

    private static Deployment primary(
            ServiceReport.Picture picture, List<EcsTask> tasks, Map<String, Deployment> recorded) {
        Deployment primary = picture.primary();
        int running = running(tasks);
        boolean done = picture.plan().steady() || early(picture, primary, tasks);
        BakeTime bake = picture.seen().alarms().bake(primary, done, picture.now());
        boolean complete = done && bake.over(picture.now());
        Deployment now = rollout(primary, complete).toBuilder()
                .bakingSince(bake.since()
                        .map(since -> since.truncatedTo(ChronoUnit.SECONDS))
                        .orElse(null))
                .desiredCount(picture.desired())
                .runningCount(running)
                .pendingCount(picture.tasks().waiting().size()
                        + picture.tasks().unseen().size()
                        + wanted(tasks)
                        - running)
                .failedTasks(picture.memory().failed().count())
                .build();
        return stamped(now, recorded, picture.now());
    }

    /** What ECS calls a success before the last task is healthy. */
    private static boolean early(ServiceReport.Picture picture, Deployment primary, List<EcsTask> tasks) {
        int healthy =
                (int) tasks.stream().filter(task -> task.healthy(picture.now())).count();
        int older = picture.tasks().live().size() - tasks.size();
        return primary.shift() == null
                && picture.seen()
                        .fields()
                        .early()
                        .filter(criteria -> criteria.met(picture.desired(), healthy, older))
                        .isPresent();
    }

    private static Deployment rollout(Deployment primary, boolean complete) {
        boolean inProgress =
                primary.rolloutState() == null || primary.rolloutState() == DeploymentRolloutState.IN_PROGRESS;
        if (!inProgress) {
            return primary;
        }
        String inProgressReason = Optional.ofNullable(primary.rolloutStateReason())
                .orElse("ECS deployment " + primary.id() + " in progress.");
        return primary.toBuilder()
                .rolloutState(complete ? DeploymentRolloutState.COMPLETED : DeploymentRolloutState.IN_PROGRESS)
                .rolloutStateReason(complete ? "ECS deployment " + primary.id() + " completed." : inProgressReason)
                .build();
    }

    private static Deployment active(
            ServiceReport.Picture picture, String id, List<EcsTask> tasks, Map<String, Deployment> recorded) {
        Deployment before = Optional.ofNullable(recorded.get(id))
                .orElseGet(() -> Deployment.builder()
                        .id(id)
                        .taskDefinition(tasks.getFirst().taskDefinition())
                        .createdAt(tasks.getFirst().createdAt())
                        .build());
        int running = running(tasks);
        Deployment now = before.toBuilder()
                .status(DeploymentStatus.ACTIVE)
                .desiredCount(wanted(tasks))
                .runningCount(running)
                .pendingCount(wanted(tasks) - running)
                .lastTask(picture.memory()
                        .lastNumber(id, Optional.ofNullable(before.lastTask()).orElse(0L)))
                .build();
        return stamped(weighed(picture, now), recorded, picture.now());
    }

    /** The old revision has what the new one has not; what was given up has nothing. */
    private static Deployment weighed(ServiceReport.Picture picture, Deployment active) {
        Deployment primary = picture.primary();
        boolean isSource =
                primary.shift() != null && active.id().equals(primary.shift().sourceDeployment());
        if (isSource) {
            return active.toBuilder()
                    .productionTrafficWeight(ALL - weight(primary.productionTrafficWeight()))
                    .testTrafficWeight(ALL - weight(primary.testTrafficWeight()))
                    .build();
        }
        return active.shift() == null
                ? active
                : active.toBuilder()
                        .productionTrafficWeight(0.0)
                        .testTrafficWeight(0.0)
                        .build();
    }

    private static double weight(@Nullable Double given) {
        return given == null ? 0 : given;
    }

    /** updatedAt moves only when something else did, so that a service at rest is not written. */
    private static Deployment stamped(Deployment now, Map<String, Deployment> recorded, Instant at) {
        return Optional.ofNullable(recorded.get(now.id()))
                .filter(before -> before.equals(
                        now.toBuilder().updatedAt(before.updatedAt()).build()))
                .orElseGet(() -> now.toBuilder()
                        .updatedAt(at.truncatedTo(ChronoUnit.SECONDS))
                        .build());
    }

    private static int running(List<EcsTask> tasks) {
        return (int) tasks.stream().filter(EcsTask::running).count();
    }

    private static int wanted(List<EcsTask> tasks) {
        return (int) tasks.stream().filter(EcsTask::desiredRunning).count();
    }
}

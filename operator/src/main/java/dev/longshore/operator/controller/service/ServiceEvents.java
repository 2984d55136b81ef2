package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.engine.capacity.Provisioning;
import dev.longshore.engine.placement.Explanation;
import dev.longshore.engine.placement.PlacementMessages;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.deployment.DeploymentLook;
import dev.longshore.operator.placement.Progress;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.status.EventRecorder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Service events in ECS's words, each with ECS's prefix. */
public final class ServiceEvents {
    /** Ids beyond these are counted, as one event holds 1024 characters. */
    private static final int IDS_NAMED = 20;

    private static final String STEADY = "SteadyState";
    private static final String IMPAIRED =
            "is unable to consistently start tasks successfully. For more information, see the Troubleshooting"
                    + " section.";
    private static final String BLOCKED =
            "was unable to stop or start tasks during a deployment because of the service deployment configuration."
                    + " Update the minimumHealthyPercent or maximumPercent value and try again.";

    private final EventRecorder recorder;
    private final ServiceTelling telling;

    /** Writes events, and tells those that ECS sends. */
    public ServiceEvents(EventRecorder recorder, ServiceTelling telling) {
        this.recorder = recorder;
        this.telling = telling;
    }

    void tell(ServiceReport.Picture picture, Deployment primary) {
        Service service = picture.service();
        // One event for a batch: it is told when the last pod of it has been seen.
        if (picture.tasks().unseen().isEmpty()) {
            started(service, picture.memory().news(picture.tasks().live()));
        }
        if (!picture.stopped().isEmpty()) {
            picture.stopped().stream()
                    .filter(task -> task.unhealthy(picture.now()))
                    .forEach(task -> failedHealthChecks(service, task));
            normal(service, "TasksStopped", stopped(picture.stopped()));
        }
        Progress progress = picture.progress();
        Optional<String> unplaceable =
                progress.explanation().filter(why -> progress.unplaceable() > 0).map(PlacementMessages::serviceEvent);
        warnWhile(service, "TaskPlacementFailure", unplaceable, closest(progress));
        warnWhile(service, "ProvisioningLimitExceeded", queueFull(picture));
        warnWhile(
                service,
                "PodsRefused",
                progress.refused().map(refused -> "was unable to start a task. Reason: " + refused.message()));
        warnWhile(service, "TaskStartImpaired", picture.throttled().map(until -> IMPAIRED));
        warnWhile(service, "DeploymentBlocked", hindrance(picture));
        warnWhile(
                service, "AlarmNotFound", AlarmsCondition.unknown(picture.seen().alarms()));
        failed(picture);
        rebalancing(picture);
        shifted(picture);
        completed(picture, primary);
        picture.look().failed().ifPresent(failed -> telling.failed(service, failed));
        telling.deployment(service, primary);
    }

    /** Tasks that are wanted and may not even wait: the Cluster's queue is full. */
    private static Optional<String> queueFull(ServiceReport.Picture picture) {
        boolean full = picture.plan().start() > 0
                && picture.seen().found().provisioning()
                && Provisioning.room(picture.seen().queue().provisioning()) == 0;
        return full
                ? Optional.of("was unable to place a task. Reason: " + Provisioning.LIMIT_EXCEEDED)
                : Optional.empty();
    }

    /** What ECS calls the reason for which the best instance was refused. */
    private static String closest(Progress progress) {
        return progress.explanation()
                .flatMap(Explanation::closest)
                .map(closest -> closest.first().reason())
                .orElse("");
    }

    /** Stages of a deployment that shifts traffic. */
    private void shifted(ServiceReport.Picture picture) {
        String now = stage(picture.primary());
        if (!now.isEmpty() && !now.equals(stage(picture.seen().primary()))) {
            normal(
                    picture.service(),
                    "DeploymentStage",
                    "(deployment " + picture.primary().id() + ") has reached " + now + ".");
        }
    }

    private static String stage(Deployment deployment) {
        return Optional.ofNullable(deployment.shift())
                .map(shift -> "stage " + shift.lifecycleStage() + ", with "
                        + Objects.requireNonNullElse(deployment.productionTrafficWeight(), 0.0)
                        + " percent of production traffic")
                .orElse("");
    }

    private static Optional<String> hindrance(ServiceReport.Picture picture) {
        return switch (picture.plan().hindrance()) {
            case NONE -> Optional.empty();
            case PERCENTS -> Optional.of(BLOCKED);
            case PROTECTION ->
                Optional.of("was unable to reach steady state because task set ("
                        + picture.primary().id()
                        + ") was unable to scale in. Reason: The number of protected tasks are more than the desired"
                        + " count of tasks.");
        };
    }

    private void failed(ServiceReport.Picture picture) {
        DeploymentLook look = picture.look();
        look.failure().ifPresent(why -> {
            Deployment failed = look.failed().orElse(look.primary());
            recorder.warning(
                    picture.service(),
                    "DeploymentFailed",
                    prefix(picture.service()) + "(deployment " + failed.id() + ") deployment failed: " + why.words());
        });
        if (look.failed().isPresent()) {
            DeploymentLook.lastCompleted(picture.service())
                    .ifPresent(target -> normal(
                            picture.service(),
                            "DeploymentRollback",
                            "rolling back to deployment " + target.id() + "."));
        }
    }

    private void rebalancing(ServiceReport.Picture picture) {
        if (picture.plan().rebalances()) {
            normal(
                    picture.service(),
                    "ZoneRebalancing",
                    "is not AZ balanced with " + zones(picture) + ". AZ Rebalancing in progress.");
        }
    }

    private static String zones(ServiceReport.Picture picture) {
        return picture.decision().tasksByZone().entrySet().stream()
                .map(zone -> zone.getValue() + " tasks in " + zone.getKey())
                .collect(Collectors.joining(", "));
    }

    private void failedHealthChecks(Service service, EcsTask task) {
        recorder.warning(
                service,
                "TaskUnhealthy",
                prefix(service) + "(task " + task.taskId() + ") failed container health checks.");
    }

    /** Said once while its cause lasts. */
    private void warnWhile(Service service, String reason, Optional<String> message) {
        warnWhile(service, reason, message, "");
    }

    private void warnWhile(Service service, String reason, Optional<String> message, String told) {
        message.ifPresentOrElse(
                text -> {
                    if (recorder.warning(service, reason, prefix(service) + text)) {
                        telling.action(service, reason, told);
                    }
                },
                () -> recorder.resolved(service, reason));
    }

    private void started(Service service, List<EcsTask> news) {
        if (!news.isEmpty()) {
            normal(service, "TasksStarted", "has started " + news.size() + " tasks: " + ids(news));
        }
    }

    private void completed(ServiceReport.Picture picture, Deployment primary) {
        boolean newly = primary.rolloutState() == DeploymentRolloutState.COMPLETED
                && picture.primary().rolloutState() != DeploymentRolloutState.COMPLETED;
        if (newly) {
            normal(picture.service(), "DeploymentCompleted", "(deployment " + primary.id() + ") deployment completed.");
        }
        if (!picture.plan().steady()) {
            recorder.resolved(picture.service(), STEADY);
        } else if (newly || picture.memory().leavesUnsteady()) {
            normal(picture.service(), STEADY, "has reached a steady state.");
        }
        picture.memory().steady(picture.plan().steady());
    }

    void unresolved(Service service, Resolution.Missing missing) {
        warnWhile(service, missing.reason(), Optional.of("was unable to place a task. Reason: " + missing.message()));
    }

    void draining(Service service, List<EcsTask> tasks) {
        List<EcsTask> wanted = tasks.stream().filter(EcsTask::desiredRunning).toList();
        if (!wanted.isEmpty()) {
            normal(service, "TasksStopped", stopped(wanted));
        }
    }

    void forget(Service service) {
        recorder.forget(service);
        telling.forget(service);
    }

    private static String stopped(List<EcsTask> tasks) {
        return "has stopped " + tasks.size() + " running tasks: " + ids(tasks);
    }

    private static String ids(List<EcsTask> tasks) {
        String named = tasks.stream()
                .limit(IDS_NAMED)
                .map(task -> "(task " + task.taskId() + ")")
                .collect(Collectors.joining(" "));
        return named + (tasks.size() > IDS_NAMED ? " and " + (tasks.size() - IDS_NAMED) + " more." : ".");
    }

    private void normal(Service service, String reason, String message) {
        if (recorder.normal(service, reason, prefix(service) + message)) {
            telling.action(service, reason, "");
        }
    }

    private static String prefix(Service service) {
        return "(service " + service.serviceName() + ") ";
    }
}

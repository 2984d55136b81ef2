package dev.longshore.operator.controller.service;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.PLACED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.PODS_ADMITTED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.STABLE;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.STALLED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.TRAFFIC_DIRECTED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import dev.longshore.ecs.v1alpha1.UnplacedTasks;
import dev.longshore.engine.deployment.ServicePlan;
import dev.longshore.engine.placement.PlacementMessages;
import dev.longshore.operator.controller.life.StoppedTasks;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.deployment.DeploymentLook;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.Slug;
import dev.longshore.operator.placement.Progress;
import dev.longshore.operator.placement.Refused;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.status.IgnoredCondition;
import dev.longshore.operator.status.StatusPace;
import dev.longshore.operator.targets.Discovery;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.api.model.Condition;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what a service does: its status, its conditions and its events. */
public final class ServiceReport {

    /** All that is known of a service after one look at it. */
    record Picture(
            ServiceLook seen, Decision decision, List<EcsTask> stopped, Optional<Instant> throttled, long lastTask) {
        Service service() {
            return seen.service();
        }

        DeploymentLook look() {
            return seen.deployments();
        }

        /** The PRIMARY deployment, with the number of the last task that it started. */
        Deployment primary() {
            return decision.shift().map(Decision.Shifted::primary).orElse(seen.primary()).toBuilder()
                    .lastTask(lastTask)
                    .build();
        }

        /** The deployment that it is about to replace, while traffic is shifted. */
        Optional<Deployment> source() {
            return seen.source().map(SourceSide::deployment);
        }

        int desired() {
            return decision.desired();
        }

        ServiceTasks tasks() {
            return seen.tasks();
        }

        ServicePlan plan() {
            return decision.plan();
        }

        Progress progress() {
            return seen.progress();
        }

        ServiceMemory memory() {
            return seen.memory();
        }

        Instant now() {
            return seen.now();
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** A route that could not be set is tried again. */
    private static final Duration REDIRECT = Duration.ofSeconds(5);

    private final ServiceEvents events;
    private final Watches watches;
    private final Discovery discovery;
    private final StatusPace<ServiceStatus> pace = new StatusPace<>(ServiceReport::withoutNumbers);

    /** Reports on services in their status and by these events. */
    public ServiceReport(ServiceEvents events, Watches watches, Discovery discovery) {
        this.events = events;
        this.watches = watches;
        this.discovery = discovery;
    }

    UpdateControl<Service> status(Picture picture) {
        List<Deployment> deployments = DeploymentList.of(picture);
        events.tell(picture, deployments.getFirst());
        Service service = picture.service();
        ServiceTasks tasks = picture.tasks();
        ServiceStatus status = ServiceStatus.builder()
                .serviceArn(arn(service, picture.seen().found().clusterName()))
                .status("ACTIVE")
                .taskDefinition(picture.seen().found().revision().reference())
                .desiredCount(picture.desired())
                .runningCount(tasks.running())
                .pendingCount(tasks.pending())
                .deployments(deployments)
                .lastCompleted(DeploymentList.lastCompleted(picture, deployments.getFirst())
                        .orElse(null))
                .unplaced(unplaced(picture.progress()))
                .stoppedTasks(StoppedTasks.of(
                        service, watches.departures().of(service.getMetadata().getUid())))
                .selector(selector(service))
                .observedGeneration(service.getMetadata().getGeneration())
                .conditions(conditions(picture, deployments))
                .build();
        return pace.of(service, new Service(), status, picture.now(), next(picture, deployments.getFirst()));
    }

    UpdateControl<Service> unresolved(Service service, Resolution.Missing missing, Instant now) {
        Optional<Duration> next = Optional.empty();
        if (missingSince(service, missing)
                .filter(since -> !since.plus(PATIENCE).isAfter(now))
                .isPresent()) {
            events.unresolved(service, missing);
        } else {
            next = Optional.of(PATIENCE);
        }
        ServiceStatus before = Optional.ofNullable(service.getStatus())
                .orElseGet(() -> ServiceStatus.builder().build());
        List<Condition> conditions = conditions(service, now)
                .set(VALID, false, missing.reason(), missing.message())
                .set(STABLE, false, missing.reason(), missing.message())
                .set(READY, false, missing.reason(), missing.message())
                .list();
        ServiceStatus status = before.toBuilder()
                .status("ACTIVE")
                .selector(selector(service))
                .observedGeneration(service.getMetadata().getGeneration())
                .conditions(conditions)
                .build();
        return pace.of(service, new Service(), status, now, next);
    }

    /** What is applied together may be seen in any order: an event is for what is still missing after a moment. */
    private static Optional<Instant> missingSince(Service service, Resolution.Missing missing) {
        return Optional.ofNullable(service.getStatus())
                .flatMap(status -> Conditions.find(status.conditions(), VALID))
                .filter(condition -> missing.reason().equals(condition.getReason()))
                .map(condition -> Instant.parse(condition.getLastTransitionTime()));
    }

    void draining(Service service, List<EcsTask> tasks) {
        events.draining(service, tasks);
    }

    void forget(Service service) {
        pace.forget(service.getMetadata().getUid());
        events.forget(service);
    }

    /** Counts and what tells them in words; that all tasks run is a condition, which does not wait. */
    private static ServiceStatus withoutNumbers(ServiceStatus status) {
        return status.toBuilder()
                .runningCount(null)
                .pendingCount(null)
                .deployments(status.deployments().stream()
                        .map(deployment -> deployment.toBuilder()
                                .runningCount(null)
                                .pendingCount(null)
                                .updatedAt(null)
                                .build())
                        .toList())
                .conditions(Conditions.withoutMessages(status.conditions()))
                .build();
    }

    private static Conditions conditions(Service service, Instant now) {
        List<Condition> before = Optional.ofNullable(service.getStatus())
                .map(ServiceStatus::conditions)
                .orElse(List.of());
        return new Conditions(before, service.getMetadata().getGeneration(), now);
    }

    private List<Condition> conditions(Picture picture, List<Deployment> deployments) {
        Service service = picture.service();
        Conditions conditions = conditions(service, picture.now())
                .set(VALID, true, "Valid", "cluster and task definition are found, and allow each other");
        IgnoredCondition.set(conditions, IgnoredFields.of(service.getSpec()));
        DiscoverableCondition.set(conditions, discovery.refusals(service));
        setDirected(conditions, picture);
        AlarmsCondition.set(conditions, picture.seen().alarms(), picture.primary());
        Optional<String> unplaced = picture.progress()
                .explanation()
                .map(why -> "(service " + service.serviceName() + ") " + PlacementMessages.serviceEvent(why) + " "
                        + PlacementMessages.summary(why));
        conditions.set(
                PLACED,
                unplaced.isEmpty(),
                unplaced.isEmpty() ? "Placed" : "NoInstance",
                unplaced.orElse("every task has a place"));
        Optional<Refused> refused = picture.progress().refused();
        conditions.set(
                PODS_ADMITTED,
                refused.isEmpty(),
                refused.isEmpty() ? "Admitted" : "Refused",
                refused.map(Refused::message).orElse("the API server takes the tasks' pods"));
        int running = picture.tasks().running();
        boolean stable = deployments.size() == 1
                && running == picture.desired()
                && picture.tasks().pending() == 0;
        String message = running + " of " + picture.desired() + " tasks are RUNNING in " + deployments.size()
                + (deployments.size() == 1 ? " deployment" : " deployments");
        String reason = stable
                ? "SteadyState"
                : refused.isPresent() ? "PodsRefused" : unplaced.isPresent() ? "NoInstance" : "InProgress";
        Optional<String> stalled = stalled(deployments.getFirst());
        return conditions
                .set(STABLE, stable, reason, message)
                .set(
                        STALLED,
                        stalled.isPresent(),
                        stalled.isPresent() ? "DeploymentFailed" : "Progressing",
                        stalled.orElse(message))
                .set(
                        READY,
                        stable && stalled.isEmpty(),
                        stalled.isPresent() ? "DeploymentFailed" : reason,
                        stalled.orElse(message))
                .list();
    }

    private static void setDirected(Conditions conditions, Picture picture) {
        if (picture.primary().shift() != null || picture.seen().misdirected().isPresent()) {
            conditions.set(
                    TRAFFIC_DIRECTED,
                    picture.seen().misdirected().isEmpty(),
                    picture.seen().misdirected().isEmpty() ? "Directed" : "RouteNotSet",
                    picture.seen().misdirected().orElse("requests are sent to the deployments by their weights"));
        }
    }

    /** What the spec asks for has failed: the way back may be complete, yet it is not what was asked for. */
    private static Optional<String> stalled(Deployment primary) {
        boolean failed = primary.rolloutState() == DeploymentRolloutState.FAILED;
        if (!failed && !Deployments.isRollback(primary)) {
            return Optional.empty();
        }
        String back = failed
                ? "deployment " + primary.id() + " failed: " + primary.rolloutStateReason()
                : "deployment " + primary.rollbackOf() + " failed; deployment " + primary.id() + " went back to "
                        + primary.taskDefinition() + ".";
        return Optional.of(back + " It is not tried again until the service asks for something else, or the annotation "
                + Annotations.FORCE_NEW_DEPLOYMENT_AT
                + " changes. status.stoppedTasks and the events say why its tasks failed.");
    }

    private static List<UnplacedTasks> unplaced(Progress progress) {
        return progress.explanation()
                .filter(why -> progress.unplaceable() > 0)
                .map(why -> List.of(UnplacedTasks.builder()
                        .count(progress.unplaceable())
                        .reason(PlacementMessages.summary(why))
                        .build()))
                .orElse(List.of());
    }

    private static String selector(Service service) {
        return Labels.SERVICE + "=" + Slug.of(service.getMetadata().getName());
    }

    private static String arn(Service service, String cluster) {
        return Arn.service(service.getMetadata().getNamespace(), cluster, service.serviceName());
    }

    /** When tasks that are to go may go. */
    private static Stream<Instant> protection(Picture picture) {
        return picture.plan().steady()
                ? Stream.of()
                : picture.tasks().live().stream().flatMap(task -> task.protectedUntil().stream());
    }

    /** When a deployment that has done all is complete. */
    private static Stream<Instant> bake(Picture picture, Deployment primary) {
        return primary.rolloutState() == DeploymentRolloutState.IN_PROGRESS
                ? picture.seen().alarms().bake(primary, false, picture.now()).end().stream()
                : Stream.of();
    }

    /** When time alone changes the picture: a task becomes healthy or unhealthy, a throttle ends, a namespace is asked again. */
    private static Optional<Duration> next(Picture picture, Deployment primary) {
        boolean settled = picture.plan().steady();
        Stream<Instant> healthy = settled
                ? Stream.of()
                : picture.tasks().live().stream()
                        .flatMap(task -> Stream.concat(task.healthyAt().stream(), task.unhealthyAt().stream()));
        Stream<Instant> refused = picture.progress().refused().flatMap(Refused::retryAt).stream();
        Stream<Instant> launches =
                picture.progress().unplaceable() > 0 ? picture.memory().nextFailedLaunch().stream() : Stream.of();
        Stream<Instant> shift = picture.decision().shift().flatMap(Decision.Shifted::next).stream();
        Stream<Instant> again =
                picture.seen().misdirected().map(why -> picture.now().plus(REDIRECT)).stream();
        return Stream.of(
                        healthy,
                        picture.throttled().stream(),
                        refused,
                        launches,
                        protection(picture),
                        bake(picture, primary),
                        shift,
                        again)
                .flatMap(s -> s)
                .filter(at -> at.isAfter(picture.now()))
                .min(Comparator.naturalOrder())
                .map(at -> Duration.between(picture.now(), at).plusMillis(10));
    }
}

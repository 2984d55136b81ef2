package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.events.ServiceStateChange;
import dev.longshore.operator.events.ServiceStateChange.EventType;
import dev.longshore.operator.events.StateChanges;
import dev.longshore.operator.names.Arn;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tells what a service does as ECS's events do: service actions, and what becomes of deployments. */
public final class ServiceTelling {
    private record Action(EventType type, String name) {}

    /** By the reason of the Kubernetes event that says the same. */
    private static final Map<String, Action> ACTIONS = Map.of(
            "TasksStarted", new Action(EventType.INFO, "TASKS_STARTED"),
            "TasksStopped", new Action(EventType.INFO, "TASKS_STOPPED"),
            "SteadyState", new Action(EventType.INFO, "SERVICE_STEADY_STATE"),
            "ZoneRebalancing", new Action(EventType.INFO, "SERVICE_REBALANCING_STARTED"),
            "TaskStartImpaired", new Action(EventType.WARN, "SERVICE_TASK_START_IMPAIRED"),
            "PodsRefused", new Action(EventType.ERROR, "SERVICE_TASK_CONFIGURATION_FAILURE"),
            "TaskPlacementFailure", new Action(EventType.ERROR, "SERVICE_TASK_PLACEMENT_FAILURE"));

    private final StateChanges changes;
    private final InstantSource clock;
    /** The deployment and state that were told last, by the service's uid. */
    private final Map<String, String> told = new ConcurrentHashMap<>();

    /** Tells to whoever takes changes. */
    public ServiceTelling(StateChanges changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Tells an action, if ECS has one for what was said.
     *
     * @param said the reason of the event
     * @param reason of the action, such as {@code RESOURCE:CPU}; empty where there is none
     */
    void action(Service service, String said, String reason) {
        Optional.ofNullable(ACTIONS.get(said))
                .ifPresent(action -> changes.tell(ServiceStateChange.action(
                        service.getMetadata().getNamespace(),
                        arn(service),
                        Arn.cluster(cluster(service)),
                        action.type(),
                        action.name(),
                        reason,
                        clock.instant())));
    }

    /** Tells the PRIMARY deployment if it is another one, or in another state, than was told before. */
    void deployment(Service service, Deployment primary) {
        String before = Optional.ofNullable(told.put(service.getMetadata().getUid(), told(primary)))
                .or(() -> Deployments.recordedPrimary(service).map(ServiceTelling::told))
                .orElse("");
        if (!before.equals(told(primary))) {
            tell(service, primary);
        }
    }

    /** Tells a deployment that has given way to another one. */
    void failed(Service service, Deployment failed) {
        tell(service, failed);
    }

    /** The service is gone. */
    void forget(Service service) {
        told.remove(service.getMetadata().getUid());
    }

    private void tell(Service service, Deployment deployment) {
        DeploymentRolloutState state =
                Objects.requireNonNullElse(deployment.rolloutState(), DeploymentRolloutState.IN_PROGRESS);
        changes.tell(ServiceStateChange.deployment(
                service.getMetadata().getNamespace(),
                arn(service),
                deployment.id(),
                state == DeploymentRolloutState.FAILED ? EventType.ERROR : EventType.INFO,
                "SERVICE_DEPLOYMENT_" + state,
                Objects.requireNonNullElse(deployment.rolloutStateReason(), ""),
                clock.instant()));
    }

    private static String told(Deployment deployment) {
        return deployment.id() + " " + deployment.rolloutState();
    }

    private static String cluster(Service service) {
        return Resolution.clusterName(service.getSpec().cluster());
    }

    private static String arn(Service service) {
        return Arn.service(service.getMetadata().getNamespace(), cluster(service), service.serviceName());
    }
}

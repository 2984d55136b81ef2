package dev.longshore.operator.controller.scaling;

import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The service that a target scales, as it is now.
 *
 * @param cluster ECS name of its Cluster
 * @param running tasks in RUNNING
 * @param measured those of them that were there for all of the last sample
 */
record ScaledService(Service service, String cluster, int running, int measured) {
    int desired() {
        return Objects.requireNonNullElse(service.getSpec().desiredCount(), 1);
    }

    boolean deploying() {
        return Optional.ofNullable(service.getStatus()).map(ServiceStatus::deployments).stream()
                .flatMap(List::stream)
                .anyMatch(deployment -> deployment.rolloutState() == DeploymentRolloutState.IN_PROGRESS);
    }

    List<Condition> conditions() {
        return Optional.ofNullable(service.getStatus())
                .map(ServiceStatus::conditions)
                .orElse(List.of());
    }
}

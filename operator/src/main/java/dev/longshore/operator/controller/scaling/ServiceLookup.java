package dev.longshore.operator.controller.scaling;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.SchedulingStrategy;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.OwnerKey;
import dev.longshore.operator.scaling.ScalableResource;
import dev.longshore.operator.watch.Watches;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the service that a target scales. */
final class ServiceLookup {
    /** What was found. */
    sealed interface Found {
        /** A service that can be scaled. */
        record Scalable(ScaledService service) implements Found {}

        /**
         * None.
         *
         * @param reason CamelCase word for programs
         */
        record Unscalable(String reason, String message) implements Found {}
    }

    private final Triggers<Service> services;
    private final Triggers<ScalableTarget> targets;
    private final Watches watches;
    private final Duration sample;

    ServiceLookup(Triggers<Service> services, Triggers<ScalableTarget> targets, Watches watches, Duration sample) {
        this.services = services;
        this.targets = targets;
        this.watches = watches;
        this.sample = sample;
    }

    Found find(ScalableTarget target, Instant now) {
        Optional<Service> service = service(target);
        if (service.isEmpty()) {
            return new Found.Unscalable(
                    "ServiceNotFound",
                    "ECS service doesn't exist: " + target.getSpec().resourceId() + " in namespace "
                            + target.getMetadata().getNamespace());
        }
        return scalable(target, service.get(), now);
    }

    private Found scalable(ScalableTarget target, Service service, Instant now) {
        if (service.getSpec().schedulingStrategy() == SchedulingStrategy.DAEMON) {
            return new Found.Unscalable(
                    "DaemonService", "a DAEMON service has a task on each instance, and no desired count to scale");
        } else if (service.isMarkedForDeletion()) {
            return new Found.Unscalable("ServiceDraining", "the service is being deleted");
        }
        return first(service)
                .filter(other -> !other.equals(target.getMetadata().getName()))
                .<Found>map(other -> new Found.Unscalable(
                        "AlreadyRegistered",
                        "ScalableTarget " + other + " is older and scales the service: delete one of both"))
                .orElseGet(() -> new Found.Scalable(look(service, now)));
    }

    private Optional<Service> service(ScalableTarget target) {
        ScalableResource resource = new ScalableResource(target.getSpec().resourceId());
        return services
                .list(service -> service.getMetadata()
                                .getNamespace()
                                .equals(target.getMetadata().getNamespace())
                        && resource.is(service, cluster(service)))
                .stream()
                .findFirst();
    }

    /** Of several targets of one service the oldest counts. */
    private Optional<String> first(Service service) {
        return targets
                .list(other -> other.getMetadata()
                                .getNamespace()
                                .equals(service.getMetadata().getNamespace())
                        && new ScalableResource(other.getSpec().resourceId()).is(service, cluster(service)))
                .stream()
                .min(Comparator.<ScalableTarget, String>comparing(
                                other -> other.getMetadata().getCreationTimestamp())
                        .thenComparing(other -> other.getMetadata().getName()))
                .map(other -> other.getMetadata().getName());
    }

    private ScaledService look(Service service, Instant now) {
        List<EcsTask> running = watches.pods().tasksOf(OwnerKey.of(service)).stream()
                .filter(EcsTask::running)
                .toList();
        int measured = (int) running.stream()
                .filter(task -> task.startedAt()
                        .filter(at -> !at.isAfter(now.minus(sample)))
                        .isPresent())
                .count();
        return new ScaledService(service, cluster(service), running.size(), measured);
    }

    static String cluster(Service service) {
        return Resolution.clusterName(service.getSpec().cluster());
    }
}

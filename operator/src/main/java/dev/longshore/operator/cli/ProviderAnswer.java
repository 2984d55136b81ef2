package dev.longshore.operator.cli;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.SchedulingStrategy;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.operator.capacity.CapacityFields;
import dev.longshore.operator.capacity.ProviderNames;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.status.Conditions;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what {@code longshore scaling} says of a capacity provider. */
final class ProviderAnswer {
    private final KubernetesClient client;

    ProviderAnswer(KubernetesClient client) {
        this.client = client;
    }

    /** Empty if there is no provider of that name. */
    Optional<String> of(String name) {
        return client.resources(CapacityProvider.class).list().getItems().stream()
                .filter(provider -> ProviderNames.of(provider).equals(ProviderNames.of(name))
                        || provider.getMetadata().getName().equals(name))
                .findFirst()
                .map(provider -> ProviderText.of(provider, waiting(provider), Instant.now()));
    }

    private List<ProviderText.Waiting> waiting(CapacityProvider provider) {
        String name = ProviderNames.of(provider);
        return Optional.ofNullable(provider.getStatus())
                .map(CapacityProviderStatus::cluster)
                .flatMap(cluster -> Optional.ofNullable(
                        client.resources(Cluster.class).withName(cluster).get()))
                .map(cluster -> Stream.concat(services(cluster, name), tasks(cluster, name))
                        .toList())
                .orElse(List.of());
    }

    private Stream<ProviderText.Waiting> services(Cluster cluster, String provider) {
        return client.resources(Service.class).inAnyNamespace().list().getItems().stream()
                .filter(service ->
                        isOf(cluster, Resolution.clusterName(service.getSpec().cluster()))
                                && asks(service, cluster.getSpec(), provider)
                                && service.getStatus() != null)
                .flatMap(service -> Objects.requireNonNull(service.getStatus()).unplaced().stream()
                        .map(unplaced -> new ProviderText.Waiting(
                                "service " + service.getMetadata().getNamespace() + "/"
                                        + service.getMetadata().getName(),
                                unplaced.count(),
                                unplaced.reason())));
    }

    private Stream<ProviderText.Waiting> tasks(Cluster cluster, String provider) {
        return client.resources(Task.class).inAnyNamespace().list().getItems().stream()
                .filter(task ->
                        isOf(cluster, Resolution.clusterName(task.getSpec().cluster()))
                                && asks(task, cluster.getSpec(), provider)
                                && task.getStatus() != null)
                .flatMap(task -> Conditions.find(
                        Objects.requireNonNull(task.getStatus()).conditions(), "Placed")
                        .filter(placed -> "False".equals(placed.getStatus()))
                        .map(placed -> new ProviderText.Waiting(
                                "task " + task.getMetadata().getNamespace() + "/"
                                        + task.getMetadata().getName(),
                                Objects.requireNonNullElse(task.getStatus().pendingCount(), 0),
                                placed.getMessage()))
                        .stream());
    }

    private static boolean asks(Service service, ClusterSpec cluster, String provider) {
        return CapacityFields.of(
                        service.getSpec().launchType(),
                        service.getSpec().capacityProviderStrategy(),
                        service.getSpec().schedulingStrategy() == SchedulingStrategy.DAEMON,
                        cluster)
                .anyProvider(provider::equals);
    }

    private static boolean asks(Task task, ClusterSpec cluster, String provider) {
        return CapacityFields.of(
                        task.getSpec().launchType(),
                        task.getSpec().capacityProviderStrategy(),
                        !task.getSpec().containerInstances().isEmpty(),
                        cluster)
                .anyProvider(provider::equals);
    }

    private static boolean isOf(Cluster cluster, String name) {
        return cluster.getMetadata().getName().equals(name);
    }
}

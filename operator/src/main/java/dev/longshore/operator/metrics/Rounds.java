package dev.longshore.operator.metrics;

import dev.longshore.ecs.v1alpha1.SchedulingStrategy;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Reservation;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.OwnerKey;
import dev.longshore.operator.watch.ObservedPod;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Gathers what a round of samples is computed from. */
final class Rounds implements Supplier<Round> {
    private final Watches watches;
    private final PlacementQueues queues;
    private final Supplier<? extends Collection<Service>> services;
    private final Function<Service, String> clusterOf;
    private final Supplier<List<ProviderUse>> providers;
    private final PodUsages usages;

    Rounds(
            Watches watches,
            PlacementQueues queues,
            Supplier<? extends Collection<Service>> services,
            Function<Service, String> clusterOf,
            Supplier<List<ProviderUse>> providers,
            KubernetesClient client) {
        this.watches = watches;
        this.queues = queues;
        this.services = services;
        this.clusterOf = clusterOf;
        this.providers = providers;
        this.usages = new PodUsages(client, watches.scope());
    }

    @Override
    public Round get() {
        Map<PodKey, PodUsage> used = Map.of();
        Optional<String> problem = Optional.empty();
        try {
            used = usages.all();
        } catch (PodUsages.UnavailableException e) {
            problem = Optional.ofNullable(e.getMessage());
        }
        Map<OwnerKey, ServiceKey> keys = new HashMap<>();
        Map<ServiceKey, Integer> desired = new HashMap<>();
        for (Service service : services.get()) {
            ServiceKey key = new ServiceKey(
                    service.getMetadata().getNamespace(), clusterOf.apply(service), service.serviceName());
            keys.put(OwnerKey.of(service), key);
            desired.put(key, desired(service));
        }
        Map<PodKey, PodUsage> known = used;
        return new Round(
                reservations(),
                desired,
                watches.pods()
                        .tasks()
                        .filter(EcsTask::desiredRunning)
                        .map(task -> use(task, keys, known))
                        .toList(),
                providers.get(),
                problem);
    }

    private Map<String, Reservation> reservations() {
        return watches.clusters().all().stream()
                .map(cluster -> cluster.getMetadata().getName())
                .collect(Collectors.toMap(
                        Function.identity(), name -> queues.of(name).reservation()));
    }

    /** A DAEMON service wants as many as its status says. */
    private static int desired(Service service) {
        if (service.getSpec().schedulingStrategy() == SchedulingStrategy.DAEMON) {
            return Optional.ofNullable(service.getStatus())
                    .map(ServiceStatus::desiredCount)
                    .orElse(0);
        }
        return Optional.ofNullable(service.getSpec().desiredCount()).orElse(1);
    }

    private TaskUse use(EcsTask task, Map<OwnerKey, ServiceKey> services, Map<PodKey, PodUsage> used) {
        Resources reserved = watches.pods()
                .get(task.pod())
                .flatMap(ObservedPod::claim)
                .map(Claim::resources)
                .orElse(Resources.NONE);
        return new TaskUse(
                task.cluster(),
                Optional.ofNullable(services.get(task.owner())),
                task.running(),
                reserved,
                Optional.ofNullable(used.get(task.pod())));
    }
}

package dev.longshore.operator.telemetry;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.operator.metrics.Metrics;
import dev.longshore.operator.placement.PlacementQueue;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.placement.QueueDepth;
import dev.longshore.operator.watch.Watches;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The gauges of a running operator, read from its caches. ECS's are told by the leader alone: of two that tell them, sums would be
 * twice as large.
 *
 * @param services all services
 * @param clusterOf the name of the Cluster that a service runs in
 * @param leads whether it decides; otherwise it stands by
 */
public record OperatorGauges(
        Watches watches,
        PlacementQueues queues,
        Metrics metrics,
        Supplier<? extends Collection<Service>> services,
        Function<Service, String> clusterOf,
        BooleanSupplier leads)
        implements GaugeSource {
    private static final double MILLIS = 1000;

    @Override
    public void read(GaugeValues values) {
        boolean leading = leads.getAsBoolean();
        values.put(GaugeFamily.LEADER, leading ? 1 : 0);
        values.put(GaugeFamily.CURRENT, watches.current() ? 1 : 0);
        queues.all().forEach(queue -> queue(queue, values));
        if (leading) {
            ecs(new EcsGauges(values));
        }
    }

    private void ecs(EcsGauges gauges) {
        Map<String, PlacementQueue> byCluster =
                queues.all().stream().collect(Collectors.toMap(PlacementQueue::cluster, Function.identity()));
        for (Cluster cluster : watches.clusters().all()) {
            String name = cluster.getMetadata().getName();
            gauges.cluster(
                    cluster,
                    Optional.ofNullable(byCluster.get(name)).map(PlacementQueue::reservation),
                    metric -> metrics.latestOfCluster(name, metric));
        }
        for (Service service : services.get()) {
            String cluster = clusterOf.apply(service);
            gauges.service(
                    service,
                    cluster,
                    metric -> metrics.latestOfService(
                            service.getMetadata().getNamespace(), cluster, service.serviceName(), metric));
        }
        watches.capacityProviders().all().forEach(gauges::provider);
    }

    private static void queue(PlacementQueue queue, GaugeValues values) {
        String cluster = queue.cluster();
        QueueDepth depth = queue.depth();
        values.put(GaugeFamily.QUEUE_TASKS, Labels.of("cluster", cluster, "state", "queued"), depth.queued());
        values.put(
                GaugeFamily.QUEUE_TASKS, Labels.of("cluster", cluster, "state", "without_room"), depth.withoutRoom());
        values.put(GaugeFamily.QUEUE_TASKS, Labels.of("cluster", cluster, "state", "writing"), depth.writing());
        values.put(GaugeFamily.QUEUE_MESSAGES, Labels.of("cluster", cluster), depth.messages());
        values.put(
                GaugeFamily.QUEUE_TURN,
                Labels.of("cluster", cluster),
                queue.sinceLastTurn().toMillis() / MILLIS);
    }

    @Override
    public Set<String> clusters() {
        return queues.all().stream().map(PlacementQueue::cluster).collect(Collectors.toSet());
    }
}

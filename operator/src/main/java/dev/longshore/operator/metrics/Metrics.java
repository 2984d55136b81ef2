package dev.longshore.operator.metrics;

import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.engine.metric.Window;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The operator's source of metrics: what it measures itself, and Prometheus. */
public final class Metrics implements MetricSource, AutoCloseable {
    private final MetricStore store;
    private final MetricSampler sampler;
    private final Prometheus prometheus;

    /**
     * A source that measures nothing before {@link #start}.
     *
     * @param services all services
     * @param clusterOf the name of the Cluster that a service runs in
     * @param providers what managed scaling found when it last looked
     */
    public Metrics(
            KubernetesClient client,
            Watches watches,
            PlacementQueues queues,
            Supplier<? extends Collection<Service>> services,
            Function<Service, String> clusterOf,
            Supplier<List<ProviderUse>> providers,
            MetricSettings settings,
            InstantSource clock) {
        this.store = new MetricStore(settings.period());
        this.sampler = new MetricSampler(
                new Rounds(watches, queues, services, clusterOf, providers, client), store, settings.period(), clock);
        this.prometheus = new Prometheus(settings.prometheus(), clock);
    }

    /** Begins to measure; what is listed by then is found at the first round. */
    public void start() {
        sampler.start();
    }

    /** Adds a listener: it is told after each round, with the time of its samples, and must be quick. */
    public void onRound(Consumer<Instant> listener) {
        sampler.addListener(listener);
    }

    @Override
    public MetricReading read(String namespace, MetricQuery query, Window window) {
        return switch (query) {
            case MetricQuery.Prometheus asked -> prometheus.read(namespace, asked.query(), window);
            case MetricQuery.Metric metric -> measured(namespace, metric, window);
        };
    }

    /** What the last round found of a Cluster, such as its CPUUtilization; empty if nothing. */
    public OptionalDouble latestOfCluster(String cluster, String metric) {
        return store.latest(MetricId.ofCluster(cluster, metric));
    }

    /** The same of a service. */
    public OptionalDouble latestOfService(String namespace, String cluster, String service, String metric) {
        return store.latest(MetricId.ofService(new ServiceKey(namespace, cluster, service), MetricId.ECS, metric));
    }

    private MetricReading measured(String namespace, MetricQuery.Metric metric, Window window) {
        Optional<String> problem = metric.name().endsWith("Utilization") ? sampler.problem() : Optional.empty();
        if (problem.isPresent()) {
            return new MetricReading.Unavailable(problem.get());
        }
        boolean ofService = metric.dimensions().containsKey(MetricId.SERVICE_NAME);
        MetricId id = new MetricId(ofService ? namespace : "", metric.namespace(), metric.name(), metric.dimensions());
        return new MetricReading.Values(
                store.of(id).values(window, metric.statistic()), store.began().orElse(Instant.MAX));
    }

    @Override
    public void close() {
        sampler.close();
        prometheus.close();
    }
}

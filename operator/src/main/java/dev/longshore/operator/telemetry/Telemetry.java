package dev.longshore.operator.telemetry;

import dev.longshore.operator.health.Answer;
import dev.longshore.operator.placement.PlacementQueue;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.net.HttpURLConnection;
import java.util.Optional;

/** All that Prometheus is told of one operator. Made before the client whose writes it counts. */
public final class Telemetry implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ApiWrites writes = new ApiWrites(registry);
    private final Reconciliations reconciliations = new Reconciliations(registry);
    private final PlacementTimes placements = new PlacementTimes(registry);
    private final Optional<TaskTraces> traces;
    private volatile Optional<GaugeSource> gauges = Optional.empty();

    /** Without traces. */
    public Telemetry() {
        this(Optional.empty());
    }

    /** Measures the process at once, and the operator as soon as it is told of one. */
    public Telemetry(Optional<TaskTraces> traces) {
        this.traces = traces;
        MultiCollector atScrape = () -> {
            GaugeValues values = new GaugeValues();
            gauges.ifPresentOrElse(source -> read(source, values), () -> values.put(GaugeFamily.LEADER, 0));
            return values.snapshots();
        };
        registry.getPrometheusRegistry().register(atScrape);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Counts the writes of a client that is being built. */
    public void countWrites(HttpClient.Builder client) {
        client.addOrReplaceInterceptor("longshore-telemetry", writes);
    }

    /** What the controllers tell their reconciliations. */
    public Metrics reconciliations() {
        return reconciliations;
    }

    /** What placement queues tell their times. */
    public PlacementQueue.Listener placements() {
        return placements;
    }

    /** Who tells of each task's way; empty if nobody is to know. */
    public Optional<TaskTraces> traces() {
        return traces;
    }

    /** The counter of writes. */
    ApiWrites writes() {
        return writes;
    }

    private void read(GaugeSource source, GaugeValues values) {
        source.read(values);
        placements.keep(source.clusters());
    }

    /** From now on the gauges are those of this operator. */
    public void observe(OperatorGauges operator) {
        observe((GaugeSource) operator);
    }

    void observe(GaugeSource source) {
        gauges = Optional.of(source);
    }

    /** All metrics, read now. */
    public Answer scraped() {
        return new Answer(HttpURLConnection.HTTP_OK, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
    }

    @Override
    public void close() {
        traces.ifPresent(TaskTraces::close);
        registry.close();
    }
}

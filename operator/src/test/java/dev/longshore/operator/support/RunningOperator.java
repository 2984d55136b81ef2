package dev.longshore.operator.support;

import dev.longshore.ecs.install.Crds;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.machine.Ports;
import dev.longshore.operator.controller.LongshoreOperator;
import dev.longshore.operator.controller.OperatorSettings;
import dev.longshore.operator.controller.Vitals;
import dev.longshore.operator.events.EventSettings;
import dev.longshore.operator.metadata.MetadataSettings;
import dev.longshore.operator.metadata.MetadataSettings.Kubelets;
import dev.longshore.operator.metrics.MetricSettings;
import dev.longshore.operator.shift.HookHosts;
import dev.longshore.operator.telemetry.Telemetry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/** The operator on a test cluster, in this JVM, with the definitions of its resources applied. It can be restarted. */
public final class RunningOperator implements AutoCloseable {
    private final KubernetesClient client;
    private final InstantSource clock;
    private final Optional<MetadataSettings> metadata;
    private final EventSettings events;
    private final MetricSettings metrics;
    private final Duration scalingPeriod;
    private final Telemetry telemetry = new Telemetry();
    private final CapturedLog log = CapturedLog.start();
    private volatile LongshoreOperator operator;
    private volatile boolean running = true;

    private RunningOperator(
            KubernetesClient client,
            InstantSource clock,
            Optional<MetadataSettings> metadata,
            EventSettings events,
            MetricSettings metrics,
            Duration scalingPeriod) {
        // One of its own, so that what it writes can be told from what the test writes.
        this.client = new KubernetesClientBuilder()
                .withConfig(client.getConfiguration())
                .withHttpClientBuilderConsumer(telemetry::countWrites)
                .build();
        this.clock = clock;
        this.metadata = metadata;
        this.events = events;
        this.metrics = metrics;
        this.scalingPeriod = scalingPeriod;
        this.operator = launch();
    }

    /** Applies the CRDs and starts the operator; returns when its controllers run. */
    public static RunningOperator start(KubernetesClient client) {
        return start(client, InstantSource.system(), EventSettings.NONE);
    }

    /** As {@link #start(KubernetesClient)}, with a clock and events of the test's choice. */
    public static RunningOperator start(KubernetesClient client, InstantSource clock, EventSettings events) {
        Crds.apply(client);
        return new RunningOperator(
                client, clock, Optional.empty(), events, MetricSettings.DEFAULT, OperatorSettings.SCALING_PERIOD);
    }

    /** As {@link #start(KubernetesClient, InstantSource, EventSettings)}, measuring and scaling so; where pods reach this machine they have a metadata endpoint. */
    static RunningOperator start(
            LocalCluster cluster,
            InstantSource clock,
            EventSettings events,
            MetricSettings metrics,
            Duration scalingPeriod) {
        Crds.apply(cluster.client());
        return new RunningOperator(
                cluster.client(),
                clock,
                cluster.machineAddress().map(RunningOperator::endpoint),
                events,
                metrics,
                scalingPeriod);
    }

    private static MetadataSettings endpoint(String address) {
        int port = Ports.free(address);
        return new MetadataSettings(
                URI.create("http://" + address + ":" + port),
                new InetSocketAddress(address, port),
                new Kubelets(Optional.empty(), true));
    }

    private LongshoreOperator launch() {
        LongshoreOperator launched = new LongshoreOperator(
                client,
                clock,
                OperatorSettings.with(metadata, events)
                        .measuring(metrics)
                        .asking(HookHosts.parse("127.0.0.1"))
                        .scalingEvery(scalingPeriod),
                telemetry);
        launched.start();
        return launched;
    }

    /** Ends the operator and starts another one, which knows nothing but what the cluster shows. */
    public void restart() {
        stop();
        resume();
    }

    /** Ends the operator until {@link #resume}. */
    public void stop() {
        running = false;
        operator.close();
    }

    /** Starts another operator after {@link #stop}. */
    public void resume() {
        operator = launch();
        running = true;
    }

    /** Whether what placement knows of this instance is as wanted; a stopped operator will know once it is back. */
    boolean knows(String cluster, String instance, Predicate<Instance> wanted) {
        return !running || operator.instance(cluster, instance).filter(wanted).isPresent();
    }

    /** The port on which it takes events. */
    public int eventPort() {
        return operator.eventPort().orElseThrow();
    }

    /** Whether it lives and is ready. */
    public Vitals vitals() {
        return operator.vitals();
    }

    /** What Prometheus is told of it. */
    public Telemetry telemetry() {
        return telemetry;
    }

    /** What the operator logs. */
    public CapturedLog log() {
        return log;
    }

    @Override
    public void close() {
        operator.close();
        client.close();
        telemetry.close();
        log.close();
    }
}

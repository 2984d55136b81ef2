package dev.longshore.operator.cli;

import dev.longshore.operator.controller.LongshoreOperator;
import dev.longshore.operator.controller.OperatorSettings;
import dev.longshore.operator.controller.Vitals;
import dev.longshore.operator.health.HealthChecks;
import dev.longshore.operator.health.HealthServer;
import dev.longshore.operator.lead.LeaderMark;
import dev.longshore.operator.lead.Leadership;
import dev.longshore.operator.lead.LeaseSettings;
import dev.longshore.operator.telemetry.Telemetry;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator in this process: it stands by for its lease, if there is one, leads, and ends in order. */
final class OperatorRun {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorRun.class);

    private final KubernetesClient client;
    private final OperatorSettings settings;
    private final Optional<LeaseSettings> lease;
    private final int httpPort;
    private final Telemetry telemetry;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<Leadership> leadership = Optional.empty();
    private volatile Optional<LongshoreOperator> operator = Optional.empty();
    private volatile Optional<HealthServer> http = Optional.empty();

    /** @param httpPort 0: health is not served */
    OperatorRun(
            KubernetesClient client,
            OperatorSettings settings,
            Optional<LeaseSettings> lease,
            int httpPort,
            Telemetry telemetry) {
        this.client = client;
        this.settings = settings;
        this.lease = lease;
        this.httpPort = httpPort;
        this.telemetry = telemetry;
    }

    /** Returns when the process is told to end, and all that was begun has ended. */
    void untilEnd() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
        if (httpPort != 0) {
            http = Optional.of(HealthServer.start(new InetSocketAddress(httpPort))
                    .serve("/livez", liveness())
                    .serve("/readyz", readiness())
                    .serve("/metrics", telemetry::scraped));
        }
        lead();
        // Made only now: what a standby knew would be older than the last writes of the leader before it.
        LongshoreOperator leading = new LongshoreOperator(client, InstantSource.system(), settings, telemetry);
        operator = Optional.of(leading);
        leading.start();
        mark().ifPresent(LeaderMark::set);
        LOG.info("it leads, {} ms after the process began", age().toMillis());
        ended.await();
    }

    private void lead() throws InterruptedException {
        if (lease.isPresent()) {
            mark().ifPresent(LeaderMark::remove);
            Leadership competing = Leadership.compete(client, lease.get(), OperatorRun::lost);
            leadership = Optional.of(competing);
            LOG.info("it stands by, {} ms after the process began", age().toMillis());
            competing.await();
        }
    }

    private static Duration age() {
        return Duration.between(
                ProcessHandle.current().info().startInstant().orElseThrow(),
                InstantSource.system().instant());
    }

    /** Of the pod that this process runs in, if it competes and runs in one. */
    private Optional<LeaderMark> mark() {
        return lease.filter(one -> one.identity().equals(System.getenv("POD_NAME")))
                .map(one -> new LeaderMark(client, one.namespace(), one.identity()));
    }

    /** Another operator may lead from now on: not even what is under way may be finished. */
    private static void lost() {
        LOG.error("the lease could not be renewed in time: this operator ends, and another one leads");
        Runtime.getRuntime().halt(1);
    }

    private HealthChecks liveness() {
        return new HealthChecks()
                .with("informers", () -> operator.flatMap(one -> one.vitals().informers()))
                .with("placement", () -> operator.flatMap(one -> one.vitals().placement()));
    }

    private HealthChecks readiness() {
        return new HealthChecks()
                .with("caches", () -> notReady(Vitals::caches))
                .with("controllers", () -> notReady(Vitals::controllers));
    }

    /** A standby is ready: it has nothing to be current of. */
    private Optional<String> notReady(Function<Vitals, Optional<String>> check) {
        if (leadership.filter(one -> !one.leads()).isPresent()) {
            return Optional.empty();
        }
        return operator.map(one -> check.apply(one.vitals())).orElse(Optional.of("the operator has not started yet"));
    }

    private void end() {
        LOG.info("Longshore ends");
        operator.ifPresent(LongshoreOperator::close);
        leadership.ifPresent(Leadership::close);
        http.ifPresent(HealthServer::close);
        ended.countDown();
    }
}

package dev.longshore.operator.controller;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.operator.controller.alarm.AlarmReconciler;
import dev.longshore.operator.controller.alarm.AlarmReport;
import dev.longshore.operator.controller.alarm.Alarms;
import dev.longshore.operator.controller.alarm.WatchedAlarms;
import dev.longshore.operator.controller.capacity.CapacityProviderReconciler;
import dev.longshore.operator.controller.capacity.GroupAlarms;
import dev.longshore.operator.controller.capacity.ProviderUses;
import dev.longshore.operator.controller.capacity.SpotInterruptions;
import dev.longshore.operator.controller.cluster.ClusterNodes;
import dev.longshore.operator.controller.cluster.ClusterReconciler;
import dev.longshore.operator.controller.cluster.ContainerInstanceReconciler;
import dev.longshore.operator.controller.cluster.Deregistration;
import dev.longshore.operator.controller.definition.TaskDefinitionReconciler;
import dev.longshore.operator.controller.life.Drains;
import dev.longshore.operator.controller.life.RetentionSweep;
import dev.longshore.operator.controller.life.StartTimeouts;
import dev.longshore.operator.controller.life.TaskActions;
import dev.longshore.operator.controller.life.TaskChanges;
import dev.longshore.operator.controller.resolve.References;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.controller.scaling.AutoScaling;
import dev.longshore.operator.controller.schedule.EventRuleReconciler;
import dev.longshore.operator.controller.schedule.RuleDelivery;
import dev.longshore.operator.controller.schedule.RunStarter;
import dev.longshore.operator.controller.schedule.ScheduleReport;
import dev.longshore.operator.controller.schedule.ScheduledTaskReconciler;
import dev.longshore.operator.controller.service.DisruptionBudgets;
import dev.longshore.operator.controller.service.ServiceEvents;
import dev.longshore.operator.controller.service.ServiceReconciler;
import dev.longshore.operator.controller.service.ServiceReport;
import dev.longshore.operator.controller.service.ServiceTelling;
import dev.longshore.operator.controller.service.Shifts;
import dev.longshore.operator.controller.target.TargetGroupReconciler;
import dev.longshore.operator.controller.target.TargetGroupReport;
import dev.longshore.operator.controller.target.TargetNews;
import dev.longshore.operator.controller.target.Targets;
import dev.longshore.operator.controller.task.TaskReconciler;
import dev.longshore.operator.controller.task.TaskReport;
import dev.longshore.operator.controller.trigger.ChangeByPeople;
import dev.longshore.operator.controller.trigger.Pace;
import dev.longshore.operator.controller.trigger.Settling;
import dev.longshore.operator.definition.ServerFeatures;
import dev.longshore.operator.external.ExternalSecrets;
import dev.longshore.operator.external.ExternalSettings;
import dev.longshore.operator.external.SecurityGroupPolicies;
import dev.longshore.operator.metadata.MetadataEndpoint;
import dev.longshore.operator.metadata.MetadataSettings;
import dev.longshore.operator.metrics.Metrics;
import dev.longshore.operator.placeholder.Placeholders;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.placement.PodNeed;
import dev.longshore.operator.scaling.ScalingSettings;
import dev.longshore.operator.scope.Scope;
import dev.longshore.operator.status.EventRecorder;
import dev.longshore.operator.telemetry.OperatorGauges;
import dev.longshore.operator.telemetry.Telemetry;
import dev.longshore.operator.watch.ResourceWatch;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.event.rate.RateLimiter;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnAddFilter;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator: watches, placement queues and controllers, wired together, started and stopped in order. */
public final class LongshoreOperator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LongshoreOperator.class);
    private static final Duration SERVICE_PACE = Duration.ofMillis(200);
    /** One write of a group's slices in this time, however many tasks come and go in it. */
    private static final Duration TARGET_PACE = Duration.ofMillis(300);

    private static final Duration CLUSTER_PACE = Duration.ofMillis(300);
    /** A rule's events may come by the hundred: its status is told once a second. */
    private static final Duration RULE_PACE = Duration.ofSeconds(1);

    /** A task that waits is seen within this time; so are its likes, which come together. */
    private static final Duration CAPACITY_PACE = Duration.ofMillis(500);

    private static final Duration INSTANCE_SETTLING = Duration.ofSeconds(2);
    /** Ten instances a second: what is written of them stays small beside the pods of a large rollout. */
    private static final Duration INSTANCES_APART = Duration.ofMillis(100);
    /** Bounds what JOSDK's timer keeps for each reconciliation; see its cancelled tasks. */
    private static final Duration SAFETY_NET = Duration.ofMinutes(5);

    private static final Duration TERMINATION = Duration.ofSeconds(20);

    private final KubernetesClient client;
    private final Optional<MetadataSettings> metadata;
    private final InstantSource clock;
    private final Watches watches;
    private final Targets targets;
    private final Drains drains;
    private final PlacementQueues queues;
    private final EventRecorder events;
    private final Operator operator;
    private final EventExchange exchange;
    private final RetentionSweep retention;
    private final StartTimeouts startTimeouts;
    private final Shifts shifts;
    private final Metrics metrics;
    private final Vitals vitals;

    private final AllTriggers triggers = AllTriggers.create();
    private final Alarms alarms = new Alarms(triggers.alarms());
    private final ResourceWatch<Alarm> alarmWatch;
    private Optional<MetadataEndpoint> endpoint = Optional.empty();

    /** An operator whose metrics nobody reads. */
    public LongshoreOperator(KubernetesClient client, InstantSource clock, OperatorSettings settings) {
        this(client, clock, settings, new Telemetry());
    }

    /** Wires everything and starts nothing but the sender of events; client and telemetry stay the caller's to close. */
    public LongshoreOperator(
            KubernetesClient client, InstantSource clock, OperatorSettings settings, Telemetry telemetry) {
        this.client = client;
        this.metadata = settings.metadata();
        this.clock = clock;
        this.watches = Watches.of(client, settings.scope());
        this.alarmWatch = new ResourceWatch<>(settings.scope().of(client.resources(Alarm.class)));
        Wiring wiring = new Wiring(triggers, watches);
        Placeholders placeholders = new Placeholders(client, watches.pods(), clock);
        this.queues = new PlacementQueues(
                client,
                watches.pods(),
                watches.nodes(),
                needs(client, settings.external(), placeholders),
                this::finished,
                clock);
        this.targets = Targets.of(client, watches, clock);
        TaskActions actions = new TaskActions(client, watches.departures(), targets.health(), clock);
        this.drains = new Drains(watches.pods(), actions, clock);
        this.retention =
                new RetentionSweep(watches.pods(), actions, triggers.tasks(), settings.stoppedTaskRetention(), clock);
        this.startTimeouts = new StartTimeouts(watches.pods(), actions, clock);
        this.shifts =
                Shifts.of(client, settings.hooks(), targets.board(), wiring::groupChanged, triggers.services()::wake);
        this.events = new EventRecorder(client, clock);
        this.metrics = new Metrics(
                client,
                watches,
                queues,
                () -> triggers.services().list(service -> !service.isMarkedForDeletion()),
                service -> Resolution.clusterName(service.getSpec().cluster()),
                new ProviderUses(watches.capacityProviders()),
                settings.metrics(),
                clock);
        this.exchange = new EventExchange(
                settings.events(), new RuleDelivery(client, triggers.rules(), events, clock), wiring::origin, clock);
        this.operator = new Operator(overrider -> overrider
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withMetrics(telemetry.reconciliations())
                .withReconciliationTerminationTimeout(TERMINATION));
        this.vitals = new Vitals(watches, queues, operator.getRuntimeInfo());
        telemetry.observe(new OperatorGauges(
                watches,
                queues,
                metrics,
                () -> triggers.services().list(service -> true),
                service -> Resolution.clusterName(service.getSpec().cluster()),
                vitals::hasStarted));
        References references = new References(client, watches);
        ServerFeatures server = ServerFeatures.of(client.getKubernetesVersion());
        ClusterNodes nodes = new ClusterNodes(client, watches);
        ClusterReconciler clusters = new ClusterReconciler(
                watches, queues, nodes, references, events, triggers.clusters(), triggers.services(), clock);
        registerForAll(clusters, new Pace(CLUSTER_PACE, clock));
        Deregistration deregistration = new Deregistration(watches, nodes, actions, references, events, clock);
        registerForAll(
                new ContainerInstanceReconciler(
                        watches, queues, deregistration, triggers.instances(), exchange.changes(), clock),
                new Settling(INSTANCE_SETTLING, INSTANCES_APART, queues::busy, clock));
        register(
                new TaskDefinitionReconciler(
                        watches,
                        references,
                        new ExternalSecrets(client, settings.external(), events),
                        events,
                        triggers.definitions(),
                        server,
                        clock),
                new Pace(SERVICE_PACE, clock));
        TaskChanges tasks = new TaskChanges(wiring::madeTaskChanged);
        ServiceReport serviceReport = new ServiceReport(
                new ServiceEvents(events, new ServiceTelling(exchange.changes(), clock)), watches, targets.discovery());
        register(
                new ServiceReconciler(
                        watches,
                        queues,
                        actions,
                        targets,
                        serviceReport,
                        triggers.services(),
                        triggers.clusters(),
                        new DisruptionBudgets(client),
                        shifts,
                        alarms,
                        server,
                        clock),
                new Pace(SERVICE_PACE, clock));
        register(
                new TaskReconciler(watches, queues, actions, new TaskReport(events), triggers.tasks(), server, clock),
                new Pace(SERVICE_PACE, clock),
                tasks::added,
                tasks::updated,
                watches.scope());
        register(
                new ScheduledTaskReconciler(
                        triggers.schedules(),
                        triggers.tasks(),
                        new RunStarter(client),
                        new ScheduleReport(events),
                        clock),
                new Pace(SERVICE_PACE, clock));
        TargetGroupReport groupReport = new TargetGroupReport(new TargetNews(events, triggers.services()));
        register(
                new TargetGroupReconciler(targets, groupReport, triggers.groups(), clock),
                new Pace(TARGET_PACE, clock));
        register(
                new EventRuleReconciler(client, triggers.rules(), triggers.tasks(), events, clock),
                new Pace(RULE_PACE, clock));
        register(
                new AlarmReconciler(
                        metrics,
                        settings.metrics().period(),
                        alarms,
                        new AlarmReport(events),
                        triggers.alarms(),
                        clock),
                new Pace(SERVICE_PACE, clock));
        Duration sampling = settings.metrics().period();
        WatchedAlarms watched = new WatchedAlarms(metrics, alarms, sampling);
        AutoScaling scaling = new AutoScaling(
                client,
                watches,
                triggers.services(),
                triggers.alarms(),
                alarms,
                watched,
                metrics,
                new ScalingSettings(settings.scalingPeriod(), sampling),
                events,
                clock);
        register(scaling.targets(), new Pace(SERVICE_PACE, clock));
        register(scaling.policies(), new Pace(RULE_PACE, clock));
        CapacityProviderReconciler providers = new CapacityProviderReconciler(
                client,
                watches,
                queues,
                wiring::isDaemons,
                new GroupAlarms(triggers.alarms(), watched, sampling),
                placeholders,
                wiring::object,
                events,
                triggers.capacityProviders(),
                clock);
        registerForAll(providers, new Pace(CAPACITY_PACE, clock));
        SpotInterruptions interruptions = new SpotInterruptions(watches, queues, actions);
        watches.pods().addListener(interruptions);
        watches.nodes().addListener(interruptions::nodeChanged);
        exchange.listenTo(watches);
        watches.pods().addListener(drains);
        queues.addListener(wiring);
        queues.addListener(telemetry.placements());
        telemetry.traces().ifPresent(traces -> {
            queues.addListener(traces);
            watches.pods().addListener(traces);
        });
        wiring.listenToWatches(clusters);
        wiring.listenToProviders(providers);
        wiring.listenToTargets(targets, groupReport);
        wiring.listenToAlarms(alarms, alarmWatch, metrics);
    }

    private static List<PodNeed> needs(KubernetesClient client, ExternalSettings external, Placeholders placeholders) {
        return external.securityGroupPolicies()
                ? List.of(placeholders, new SecurityGroupPolicies(client))
                : List.of(placeholders);
    }

    /** For a kind that belongs to no namespace. */
    private <P extends HasMetadata> void registerForAll(Reconciler<P> reconciler, RateLimiter<?> limiter) {
        register(reconciler, limiter, added -> true, new ChangeByPeople<>(), Scope.ALL);
    }

    private <P extends HasMetadata> void register(Reconciler<P> reconciler, RateLimiter<?> limiter) {
        register(reconciler, limiter, added -> true, new ChangeByPeople<>(), watches.scope());
    }

    private <P extends HasMetadata> void register(
            Reconciler<P> reconciler,
            RateLimiter<?> limiter,
            OnAddFilter<P> added,
            OnUpdateFilter<P> updated,
            Scope scope) {
        operator.register(
                reconciler,
                override -> override.settingNamespaces(scope.namespaces())
                        .withRateLimiter(limiter)
                        .withReconciliationMaxInterval(SAFETY_NET)
                        // JOSDK's own filter does not see annotations.
                        .withGenerationAware(false)
                        .withOnAddFilter(added)
                        .withOnUpdateFilter(updated));
    }

    /** A pod as it is written: where an endpoint is, its containers know of it. */
    private Pod finished(Pod pod) {
        return endpoint.map(one -> one.apply(pod)).orElse(pod);
    }

    /** Returns when everything has been listed and the controllers run. */
    public void start() {
        endpoint = metadata.map(
                settings -> MetadataEndpoint.start(client, settings, watches.pods(), watches.nodes(), clock));
        // What is listed now was healthy: the pods find it so.
        targets.watches().start();
        watches.start();
        watches.awaitCurrent();
        shifts.restore(client, watches.scope());
        operator.start();
        alarmWatch.start();
        retention.start();
        startTimeouts.start();
        exchange.start();
        metrics.start();
        vitals.started();
        LOG.info(
                "Longshore runs: {} nodes, {} clusters",
                watches.nodes().all().size(),
                watches.clusters().all().size());
    }

    /** What placement in the Cluster knows of this instance; tasks that are wanted from now on are placed by it. */
    public Optional<Instance> instance(String cluster, String name) {
        return queues.of(cluster).instance(name);
    }

    /** Whether it lives and is ready. */
    public Vitals vitals() {
        return vitals;
    }

    /** The port on which events are taken; empty if they are not. */
    public OptionalInt eventPort() {
        return exchange.port();
    }

    @Override
    public void close() {
        exchange.close();
        metrics.close();
        retention.close();
        startTimeouts.close();
        operator.stop();
        alarmWatch.close();
        shifts.close();
        queues.close();
        endpoint.ifPresent(MetadataEndpoint::close);
        drains.close();
        targets.close();
        watches.close();
        events.close();
    }
}

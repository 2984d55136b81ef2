package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.engine.capacity.Provisioning;
import dev.longshore.engine.deployment.CircuitBreaker;
import dev.longshore.engine.deployment.RolloutStep.Signals;
import dev.longshore.engine.deployment.StopCause;
import dev.longshore.engine.deployment.StopTask;
import dev.longshore.engine.shift.ShiftState;
import dev.longshore.operator.controller.alarm.Alarms;
import dev.longshore.operator.controller.life.TaskActions;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.controller.resolve.Resolver;
import dev.longshore.operator.controller.target.Targets;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.definition.ServerFeatures;
import dev.longshore.operator.deployment.DeploymentFields;
import dev.longshore.operator.deployment.DeploymentLook;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.Owner;
import dev.longshore.operator.placement.Owners;
import dev.longshore.operator.placement.PlacementQueue;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.placement.Progress;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.OwnerKey;
import dev.longshore.operator.pod.TaskStop;
import dev.longshore.operator.shift.ProductionTraffic;
import dev.longshore.operator.shift.ShiftDeployments;
import dev.longshore.operator.shift.ShiftStatus;
import dev.longshore.operator.targets.Discovery;
import dev.longshore.operator.targets.TargetHealth;
import dev.longshore.operator.watch.Watches;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Keeps a service's tasks and carries its deployments: gather, decide, write. */
@ControllerConfiguration(name = "service", finalizerName = "ecs.longshore.dev/service")
public final class ServiceReconciler implements Reconciler<Service>, Cleaner<Service> {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration DELETE_POLL = Duration.ofSeconds(5);
    private static final String DELETED = "Service deleted";

    private final Watches watches;
    private final PlacementQueues queues;
    private final TaskActions actions;
    private final TargetHealth targets;
    private final Discovery discovery;
    private final ServiceReport report;
    private final Triggers<Service> triggers;
    private final Triggers<Cluster> clusters;
    private final Resolver resolver;
    private final DisruptionBudgets budgets;
    private final Shifts shifts;
    private final Alarms alarms;
    private final InstantSource clock;
    private final ServiceMemory.All memories = new ServiceMemory.All();

    /** A reconciler that decides by the watches and queues it is given. */
    public ServiceReconciler(
            Watches watches,
            PlacementQueues queues,
            TaskActions actions,
            Targets targets,
            ServiceReport report,
            Triggers<Service> triggers,
            Triggers<Cluster> clusters,
            DisruptionBudgets budgets,
            Shifts shifts,
            Alarms alarms,
            ServerFeatures server,
            InstantSource clock) {
        this.watches = watches;
        this.queues = queues;
        this.actions = actions;
        this.targets = targets.health();
        this.discovery = targets.discovery();
        this.report = report;
        this.triggers = triggers;
        this.clusters = clusters;
        this.budgets = budgets;
        this.shifts = shifts;
        this.alarms = alarms;
        this.resolver = new Resolver(watches, watches.revisions()::find, server);
        this.clock = clock;
    }

    /** Whether a deployment of the service takes notice of the alarm. */
    public static boolean watches(Service service, Alarm alarm) {
        return AlarmSignals.names(service, alarm);
    }

    @Override
    public List<EventSource<?, Service>> prepareEventSources(EventSourceContext<Service> context) {
        return triggers.in(context);
    }

    @Override
    public UpdateControl<Service> reconcile(Service service, Context<Service> context) {
        Instant now = clock.instant();
        wakeCluster(service);
        stopWhatIsDue(service);
        return switch (resolver.of(service)) {
            case Resolution.Missing missing -> unresolved(service, missing, now);
            case Resolution.Found found -> reconcile(service, found, now);
        };
    }

    private UpdateControl<Service> unresolved(Service service, Resolution.Missing missing, Instant now) {
        queues.considersNothing(service.getMetadata().getUid());
        return report.unresolved(service, missing, now);
    }

    /** A Cluster counts its services. */
    private void wakeCluster(Service service) {
        clusters.wake(new ResourceID(Resolution.clusterName(service.getSpec().cluster())));
    }

    private UpdateControl<Service> reconcile(Service service, Resolution.Found asked, Instant now) {
        PlacementQueue queue = queues.of(asked.clusterName());
        // The queue before the pods: what moves from the one to the other is then never missed.
        Progress progress = queue.progress(service.getMetadata().getUid());
        Progress sourceProgress = queue.progress(SourceSide.owner(service).uid());
        List<EcsTask> pods = pods(service);
        ServiceMemory memory = memories.of(service.getMetadata().getUid());
        AlarmSignals signals = AlarmSignals.of(service, alarms);
        DeploymentLook deployments = deployments(service, asked, progress, pods, memory, signals, now);
        Deployment primary = deployments.primary();
        // A way back runs what the service asked for before.
        Service effective = Deployments.isRollback(primary) ? Deployments.asOf(service, primary) : service;
        Resolution resolution = Deployments.isRollback(primary) ? resolver.of(effective) : asked;
        return switch (resolution) {
            case Resolution.Missing missing -> unresolved(service, missing, now);
            case Resolution.Found found ->
                carryOn(new ServiceLook(
                        effective,
                        found,
                        deployments,
                        signals,
                        ServiceTasks.of(service, primary, progress, pods),
                        progress,
                        memory,
                        queue,
                        SourceSide.of(service, primary, sourceProgress, pods, resolver),
                        shifts.traffic().send(effective, primary),
                        now));
        };
    }

    private DeploymentLook deployments(
            Service service,
            Resolution.Found asked,
            Progress progress,
            List<EcsTask> pods,
            ServiceMemory memory,
            AlarmSignals alarmSignals,
            Instant now) {
        DeploymentFields fields = DeploymentFields.of(service.getSpec());
        Optional<Deployment> recorded = memory.primary(Deployments.recordedPrimary(service));
        recorded.ifPresent(deployment -> {
            memory.observe(deployment, pods, ended(service, pods), fields.breaker(), now);
            if (!memory.rebalancing()
                    && !asked.provisioning()
                    && (progress.unplaceable() > 0 || progress.refused().isPresent())) {
                memory.launchFails(now);
            }
        });
        DeploymentLook rolled = DeploymentLook.of(
                service,
                recorded,
                asked.revision(),
                desired(service, recorded),
                recorded.filter(ServiceReconciler::moved)
                        .map(over -> CircuitBreaker.OFF)
                        .orElse(fields.breaker()),
                memory.failed(),
                signals(service, recorded, alarmSignals),
                now);
        DeploymentLook look =
                ShiftDeployments.of(service, recorded, rolled, now).beginning(recorded, alarmSignals::begun);
        memory.primary(look.primary());
        return look;
    }

    /** A DAEMON service has as many tasks as instances qualified at the last look. */
    private static int desired(Service service, Optional<Deployment> recorded) {
        return DeploymentFields.isDaemon(service.getSpec())
                ? recorded.map(Deployment::desiredCount).orElse(0)
                : ReplicaScheduling.desired(service.getSpec());
    }

    /** Its traffic has moved, and the old revision is being stopped: there is no way back. */
    private static boolean moved(Deployment deployment) {
        return deployment.shift() != null && !ShiftStatus.shifting(deployment);
    }

    private Signals signals(Service service, Optional<Deployment> primary, AlarmSignals alarmSignals) {
        Map<String, String> annotations =
                Optional.ofNullable(service.getMetadata().getAnnotations()).orElse(Map.of());
        boolean stopped = primary.filter(
                        deployment -> deployment.id().equals(annotations.get(Annotations.STOP_DEPLOYMENT)))
                .isPresent();
        boolean canGoBack = DeploymentLook.lastCompleted(service)
                .flatMap(target -> watches.revisions()
                        .find(service.getMetadata().getNamespace(), Reference.parse(target.taskDefinition())))
                .isPresent();
        return primary.filter(ServiceReconciler::moved).isPresent()
                ? Signals.NONE
                : new Signals(
                        alarmSignals.end(primary),
                        alarmSignals.rollback(),
                        stopped,
                        canGoBack,
                        primary.flatMap(ShiftStatus::state)
                                .flatMap(ShiftState::failedHook)
                                .isPresent());
    }

    private UpdateControl<Service> carryOn(ServiceLook look) {
        Decision decision = decide(look);
        decision.shift().map(Decision.Shifted::primary).ifPresent(look.memory()::primary);
        Optional<Instant> throttled =
                decision.plan().start() > 0 ? look.memory().throttledUntil(look.now()) : Optional.empty();
        List<EcsTask> stopped = stop(look, decision);
        discovery.keep(
                look.service(),
                look.found().revision().spec(),
                look.tasks().live(),
                ProductionTraffic.of(look.service(), look.primary()));
        long last =
                look.memory().lastNumber(look.primary().id(), look.tasks().lastNumber(look.service(), look.primary()));
        List<TaskName> started = throttled.isPresent()
                ? List.of()
                : names(look, last, startable(look, decision.plan().start()));
        look.memory().sendTo(started, decision.startOn());
        SharedCapacity.choose(look, started);
        List<TaskName> wanted = wanted(look, decision, started);
        look.queue().want(Owners.of(look.service()), WantedTasks.of(look, decision, wanted));
        look.memory().lastNumber(look.primary().id(), last + started.size());
        shifts.keepSource(look, decision, queues);
        budgets.keep(look.service(), decision.desired());
        UpdateControl<Service> told =
                report.status(new ServiceReport.Picture(look, decision, stopped, throttled, last + started.size()));
        // Nobody hears of a task that only waited and is wanted no more: the next look finds it gone.
        return wanted.containsAll(look.tasks().waiting()) ? told : told.rescheduleAfter(SOON);
    }

    private Decision decide(ServiceLook look) {
        Places places = new Places(watches, look.queue()::instance);
        if (DeploymentFields.isDaemon(look.service().getSpec())) {
            return new DaemonScheduling(watches, places).decide(look);
        }
        Decision decision = ShiftStatus.shifting(look.primary())
                ? new ShiftScheduling(places, shifts.hooks()).decide(look)
                : new ReplicaScheduling(places).decide(look);
        return look.misdirected().isEmpty() ? decision : decision.withoutStops();
    }

    /** No more than may wait in PROVISIONING beside those that do; the others start when these have room. */
    private static int startable(ServiceLook look, int wanted) {
        return look.found().provisioning()
                ? Math.min(wanted, Provisioning.room(look.queue().provisioning()))
                : wanted;
    }

    /** Essential containers that ended, images that cannot be pulled: the task is over, its pod must follow. */
    private void stopWhatIsDue(Service service) {
        for (EcsTask task : pods(service)) {
            task.stopDue().ifPresent(cause -> actions.stop(task, cause));
        }
    }

    private List<EcsTask> stop(ServiceLook look, Decision decision) {
        Map<String, StopCause> stops =
                decision.plan().stops().stream().collect(Collectors.toMap(StopTask::taskId, StopTask::cause));
        Map<EcsTask, TaskStop> stopped = new LinkedHashMap<>();
        for (EcsTask task : look.tasks().live()) {
            Optional.ofNullable(stops.get(task.pod().name()))
                    .map(cause -> why(task, cause, look.deployments().number()))
                    .ifPresent(stop -> stopped.put(task, stop));
        }
        actions.stopAll(stopped);
        return List.copyOf(stopped.keySet());
    }

    /** ECS names the target group that found a task unhealthy. */
    private static TaskStop why(EcsTask task, StopCause cause, String deployment) {
        return Optional.of(cause)
                .filter(StopCause.UNHEALTHY::equals)
                .flatMap(unhealthy -> task.failedTarget())
                .orElseGet(() -> TaskStop.byService(cause.stoppedReason(deployment)));
    }

    private static List<TaskName> names(ServiceLook look, long last, int count) {
        return LongStream.rangeClosed(last + 1, last + count)
                .mapToObj(number -> ServiceTasks.name(look.service(), look.primary(), number))
                .toList();
    }

    private static List<TaskName> wanted(ServiceLook look, Decision decision, List<TaskName> started) {
        Set<String> dropped =
                decision.plan().stops().stream().map(StopTask::taskId).collect(Collectors.toSet());
        List<TaskName> wanted = new ArrayList<>();
        look.tasks().waiting().stream()
                .filter(name -> !dropped.contains(name.podName()))
                .forEach(wanted::add);
        wanted.addAll(started);
        return wanted;
    }

    private List<EcsTask> pods(Service service) {
        return watches.pods().tasksOf(OwnerKey.of(service)).stream()
                .map(watches.departures()::told)
                .map(task -> targets.judged(task, graceSeconds(service)))
                .toList();
    }

    private static int graceSeconds(Service service) {
        return Optional.ofNullable(service.getSpec().healthCheckGracePeriodSeconds())
                .orElse(0);
    }

    private List<EcsTask> ended(Service service, List<EcsTask> pods) {
        List<EcsTask> ended = new ArrayList<>(pods);
        ended.removeIf(task -> !task.stopped());
        ended.addAll(watches.departures().of(service.getMetadata().getUid()));
        return ended;
    }

    @Override
    public DeleteControl cleanup(Service service, Context<Service> context) {
        Owner owner = Owners.of(service);
        wakeCluster(service);
        queues.dropOwner(owner.uid());
        queues.dropOwner(SourceSide.owner(service).uid());
        boolean orphan = service.getMetadata().getFinalizers().contains("orphan");
        List<EcsTask> tasks = pods(service);
        boolean settled = queues.settled(owner.uid())
                && queues.settled(SourceSide.owner(service).uid());
        if (!orphan && !(tasks.isEmpty() && settled)) {
            actions.endAll(tasks, TaskStop.byService(DELETED));
            report.draining(service, tasks);
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(DELETE_POLL);
        }
        memories.forget(owner.uid());
        budgets.forget(owner.uid());
        watches.departures().forget(owner.uid());
        discovery.forget(service);
        shifts.traffic().forget(service);
        report.forget(service);
        return DeleteControl.defaultDelete();
    }
}

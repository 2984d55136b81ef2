package dev.longshore.operator.controller;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.engine.deployment.ServicePlan;
import dev.longshore.engine.deployment.ServiceScheduler;
import dev.longshore.engine.deployment.StopRule;
import dev.longshore.engine.deployment.StopTask;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.Owner;
import dev.longshore.operator.placement.PlacementQueue;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.placement.Progress;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStop;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Keeps a service's desired number of tasks: gather, decide, write. */
@ControllerConfiguration(name = "service", finalizerName = "ecs.longshore.dev/service")
final class ServiceReconciler implements Reconciler<Service>, Cleaner<Service> {
    private static final Duration DELETE_POLL = Duration.ofSeconds(5);

    private final Watches watches;
    private final PlacementQueues queues;
    private final TaskActions actions;
    private final ServiceReport report;
    private final Triggers<Service> triggers;
    private final Triggers<Cluster> clusters;
    private final Resolver resolver;
    private final InstantSource clock;
    private final ServiceMemory.All memories = new ServiceMemory.All();

    ServiceReconciler(
            Watches watches,
            PlacementQueues queues,
            TaskActions actions,
            ServiceReport report,
            Triggers<Service> triggers,
            Triggers<Cluster> clusters,
            boolean podLevelResources,
            InstantSource clock) {
        this.watches = watches;
        this.queues = queues;
        this.actions = actions;
        this.report = report;
        this.triggers = triggers;
        this.clusters = clusters;
        this.resolver = new Resolver(watches, watches.revisions()::find, podLevelResources);
        this.clock = clock;
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
            case Resolution.Missing missing -> report.unresolved(service, missing, now);
            case Resolution.Found found -> reconcile(service, found, now);
        };
    }

    /** A Cluster counts its services. */
    private void wakeCluster(Service service) {
        clusters.wake(new ResourceID(Resolution.clusterName(service.getSpec().cluster())));
    }

    private UpdateControl<Service> reconcile(Service service, Resolution.Found found, Instant now) {
        Owner owner = owner(service);
        PlacementQueue queue = queues.of(found.clusterName());
        Deployment primary = Deployments.primary(service, found.revision(), now);
        // The queue before the pods: what moves from the one to the other is then never missed.
        Progress progress = queue.progress(owner.uid());
        ServiceTasks tasks = ServiceTasks.of(service, primary, progress, pods(service));
        ServiceMemory memory = memories.of(owner.uid());
        memory.observe(Deployments.number(primary), tasks.live(), ended(service, tasks), now);

        int desired = Optional.ofNullable(service.getSpec().desiredCount()).orElse(1);
        Supplier<Resources> size =
                () -> WantedTasks.of(service, found, primary, List.of()).shape().resources();
        List<StopRule> stopRules = StopRules.of(found.rules().strategy(), size, queue, tasks.live());
        ServicePlan plan = ServiceScheduler.decide(tasks.state(service, primary, desired, stopRules, this::zone, now));
        Optional<Instant> throttled = plan.start() > 0 ? memory.throttledUntil(now) : Optional.empty();

        List<EcsTask> stopped = stop(tasks, plan, now);
        long last = memory.lastNumber(primary.id(), tasks.lastNumber(service, primary));
        List<TaskName> started = throttled.isPresent() ? List.of() : names(service, primary, last, plan.start());
        List<TaskName> wanted = wanted(tasks, plan, started);
        queue.want(owner, WantedTasks.of(service, found, primary, wanted));
        memory.lastNumber(primary.id(), last + started.size());

        Deployment current = primary.toBuilder().lastTask(last + started.size()).build();
        return report.status(new ServiceReport.Picture(
                service, found, current, desired, tasks, plan, progress, memory, stopped, throttled, now));
    }

    /** Essential containers that ended, images that cannot be pulled: the task is over, its pod must follow. */
    private void stopWhatIsDue(Service service) {
        for (EcsTask task : pods(service)) {
            task.stopDue().ifPresent(cause -> actions.stop(task, cause));
        }
    }

    private List<EcsTask> stop(ServiceTasks tasks, ServicePlan plan, Instant now) {
        Map<String, StopTask> stops =
                plan.stops().stream().collect(Collectors.toMap(StopTask::taskId, Function.identity()));
        Map<EcsTask, TaskStop> stopped = new LinkedHashMap<>();
        for (EcsTask task : tasks.live()) {
            Optional.ofNullable(stops.get(task.pod().name()))
                    .ifPresent(stop -> stopped.put(
                            task,
                            task.unhealthy(now) ? TaskStop.unhealthy() : TaskStop.byService(stop.stoppedReason())));
        }
        actions.stopAll(stopped);
        return List.copyOf(stopped.keySet());
    }

    private static List<TaskName> names(Service service, Deployment primary, long last, int count) {
        return LongStream.rangeClosed(last + 1, last + count)
                .mapToObj(number -> ServiceTasks.name(service, primary, number))
                .toList();
    }

    private static List<TaskName> wanted(ServiceTasks tasks, ServicePlan plan, List<TaskName> started) {
        Set<String> dropped = plan.stops().stream().map(StopTask::taskId).collect(Collectors.toSet());
        List<TaskName> wanted = new ArrayList<>();
        tasks.waiting().stream()
                .filter(name -> !dropped.contains(name.podName()))
                .forEach(wanted::add);
        wanted.addAll(started);
        return wanted;
    }

    private List<EcsTask> pods(Service service) {
        return watches.pods().tasksOf(service.getMetadata().getUid()).stream()
                .map(watches.departures()::told)
                .toList();
    }

    private List<EcsTask> ended(Service service, ServiceTasks tasks) {
        List<EcsTask> ended = new ArrayList<>(tasks.stopped());
        ended.addAll(watches.departures().of(service.getMetadata().getUid()));
        return ended;
    }

    private Optional<String> zone(String instance) {
        return watches.nodes().get(instance).map(node -> node.labels().get("topology.kubernetes.io/zone"));
    }

    private static Owner owner(Service service) {
        return Owners.of(service);
    }

    @Override
    public DeleteControl cleanup(Service service, Context<Service> context) {
        Owner owner = owner(service);
        wakeCluster(service);
        queues.dropOwner(owner.uid());
        boolean orphan = service.getMetadata().getFinalizers().contains("orphan");
        List<EcsTask> tasks = pods(service);
        if (!orphan && !(tasks.isEmpty() && queues.settled(owner.uid()))) {
            actions.deleteAll(tasks);
            report.draining(service, tasks);
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(DELETE_POLL);
        }
        memories.forget(owner.uid());
        watches.departures().forget(owner.uid());
        report.forget(service);
        return DeleteControl.defaultDelete();
    }
}

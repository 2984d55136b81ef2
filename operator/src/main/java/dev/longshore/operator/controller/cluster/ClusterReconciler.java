package dev.longshore.operator.controller.cluster;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.DELETION_HELD;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ClusterStatus;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Reservation;
import dev.longshore.operator.controller.resolve.References;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.status.EventRecorder;
import dev.longshore.operator.status.StatusPace;
import dev.longshore.operator.watch.ObservedNode;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.api.model.Condition;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Joins nodes to a Cluster: makes and removes its ContainerInstances, and tells its placement queue what there is. */
@ControllerConfiguration(name = "cluster", finalizerName = "ecs.longshore.dev/cluster")
public final class ClusterReconciler implements Reconciler<Cluster>, Cleaner<Cluster> {
    private static final Duration HELD_POLL = Duration.ofSeconds(5);

    private final Watches watches;
    private final PlacementQueues queues;
    private final ClusterNodes nodes;
    private final References references;
    private final EventRecorder events;
    private final Triggers<Cluster> triggers;
    private final Triggers<Service> services;
    private final InstantSource clock;
    private final Map<String, Map<String, Instance>> known = new ConcurrentHashMap<>();
    private final StatusPace<ClusterStatus> pace = new StatusPace<>(ClusterReconciler::withoutNumbers);

    /** A reconciler that wakes Services when their Cluster's instances change. */
    public ClusterReconciler(
            Watches watches,
            PlacementQueues queues,
            ClusterNodes nodes,
            References references,
            EventRecorder events,
            Triggers<Cluster> triggers,
            Triggers<Service> services,
            InstantSource clock) {
        this.watches = watches;
        this.queues = queues;
        this.nodes = nodes;
        this.references = references;
        this.events = events;
        this.triggers = triggers;
        this.services = services;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, Cluster>> prepareEventSources(EventSourceContext<Cluster> context) {
        return triggers.in(context);
    }

    @Override
    public UpdateControl<Cluster> reconcile(Cluster cluster, Context<Cluster> context) {
        Map<String, ObservedNode> selected = nodes.of(cluster);
        selected.values().forEach(node -> nodes.join(cluster, node));
        nodes.removeWithoutNode(cluster, selected);
        // Asked first: what has joined by then is among the instances below.
        boolean complete = selected.keySet().stream()
                .allMatch(node -> watches.instances().get("", node).isPresent());
        Map<String, Instance> instances = instances(cluster, selected);
        int registered = instances.size();
        nodes.fargate(cluster).forEach(node -> instances.put(node.name(), node));
        queues.of(cluster.getMetadata().getName()).instances(instances, complete);
        wakeServices(cluster.getMetadata().getName(), instances);
        return pace.of(
                cluster,
                new Cluster(),
                status(cluster, registered, conditions(cluster, true)),
                clock.instant(),
                Optional.empty());
    }

    /** An instance that drains, or comes or goes, concerns services: what they replace, where DAEMON tasks run, zones. */
    private void wakeServices(String cluster, Map<String, Instance> instances) {
        if (!instances.equals(known.put(cluster, instances))) {
            services.wakeAll(service ->
                    Resolution.clusterName(service.getSpec().cluster()).equals(cluster));
        }
    }

    /** Only instances whose ContainerInstance is this Cluster's count: the first owner wins. */
    private Map<String, Instance> instances(Cluster cluster, Map<String, ObservedNode> selected) {
        return selected.values().stream()
                .flatMap(node -> nodes.instance(cluster, node).stream())
                .collect(Collectors.toMap(Instance::name, Function.identity(), (one, same) -> one, HashMap::new));
    }

    private ClusterStatus status(Cluster cluster, int instances, List<Condition> conditions) {
        String name = cluster.getMetadata().getName();
        List<EcsTask> tasks = watches.pods()
                .tasks()
                .filter(task -> task.cluster().equals(name) && task.desiredRunning())
                .toList();
        int running = (int) tasks.stream().filter(EcsTask::running).count();
        Reservation reservation = queues.of(name).reservation();
        return ClusterStatus.builder()
                .clusterArn(Arn.cluster(name))
                .status("ACTIVE")
                .registeredContainerInstancesCount(instances)
                .runningTasksCount(running)
                .pendingTasksCount(tasks.size() - running)
                .activeServicesCount(services.count(service -> !service.isMarkedForDeletion()
                        && Resolution.clusterName(service.getSpec().cluster()).equals(name)))
                .cpuReservation((int) reservation.cpuPercent())
                .memoryReservation((int) reservation.memoryPercent())
                .observedGeneration(cluster.getMetadata().getGeneration())
                .conditions(conditions)
                .build();
    }

    /** How many nodes joined is not for later: people wait for it. */
    private static ClusterStatus withoutNumbers(ClusterStatus status) {
        return status.toBuilder()
                .runningTasksCount(null)
                .pendingTasksCount(null)
                .cpuReservation(null)
                .memoryReservation(null)
                .build();
    }

    private List<Condition> conditions(Cluster cluster, boolean active) {
        return before(cluster)
                .set(READY, active, "Active", "the cluster is ACTIVE")
                .list();
    }

    private Conditions before(Cluster cluster) {
        List<Condition> before = Optional.ofNullable(cluster.getStatus())
                .map(ClusterStatus::conditions)
                .orElse(List.of());
        return new Conditions(before, cluster.getMetadata().getGeneration(), clock.instant());
    }

    /** ECS refuses to delete a cluster in use; here it is held, with the reason, until nothing uses it. */
    @Override
    public DeleteControl cleanup(Cluster cluster, Context<Cluster> context) {
        String name = cluster.getMetadata().getName();
        List<String> users = references.ofCluster(name);
        if (!users.isEmpty()) {
            String message = "The Cluster cannot be deleted while Services or Tasks use it: " + String.join(", ", users)
                    + ". Delete them first.";
            events.warning(cluster, "ClusterContainsServicesException", message);
            List<Condition> conditions = before(cluster)
                    .set(DELETION_HELD, true, "ClusterContainsServicesException", message)
                    .set(READY, false, "DeletionHeld", message)
                    .list();
            references.held(cluster, status(cluster, nodes.of(cluster).size(), conditions));
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(HELD_POLL);
        }
        nodes.removeWithoutNode(cluster, Map.of());
        queues.remove(name);
        known.remove(name);
        pace.forget(cluster.getMetadata().getUid());
        events.forget(cluster);
        return DeleteControl.defaultDelete();
    }

    /** The Clusters that a node concerns: the one that its instance belongs to, and those that select it. */
    public List<String> clustersOf(String node) {
        Optional<String> owner = watches.instances()
                .get("", node)
                .map(ContainerInstance::getSpec)
                .map(spec -> spec.cluster());
        Optional<ObservedNode> observed = watches.nodes().get(node);
        return watches.clusters().all().stream()
                .filter(cluster ->
                        owner.filter(cluster.getMetadata().getName()::equals).isPresent()
                                || observed.filter(n -> ClusterNodes.concerns(cluster, n))
                                        .isPresent())
                .map(cluster -> cluster.getMetadata().getName())
                .toList();
    }
}

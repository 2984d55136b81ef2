package dev.longshore.operator.controller;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.alarm.AlarmFields;
import dev.longshore.operator.capacity.ProviderNames;
import dev.longshore.operator.controller.alarm.Alarms;
import dev.longshore.operator.controller.capacity.CapacityProviderReconciler;
import dev.longshore.operator.controller.capacity.GroupAlarms;
import dev.longshore.operator.controller.cluster.ClusterReconciler;
import dev.longshore.operator.controller.resolve.References;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.controller.service.ServiceReconciler;
import dev.longshore.operator.controller.target.TargetGroupReport;
import dev.longshore.operator.controller.target.Targets;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.deployment.DeploymentFields;
import dev.longshore.operator.events.TaskStateChange;
import dev.longshore.operator.metrics.Metrics;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.placeholder.Placeholders;
import dev.longshore.operator.placement.Owner;
import dev.longshore.operator.placement.Owners;
import dev.longshore.operator.placement.PlacementQueue;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.targets.GroupKey;
import dev.longshore.operator.targets.LoadBalancerFields;
import dev.longshore.operator.watch.ObservedPod;
import dev.longshore.operator.watch.ResourceWatch;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Optional;

/** Who is woken by what. */
final class Wiring implements PlacementQueue.Listener {
    private final AllTriggers triggers;
    private final Watches watches;

    Wiring(AllTriggers triggers, Watches watches) {
        this.triggers = triggers;
        this.watches = watches;
    }

    /** Wakes by what the watches see. */
    void listenToWatches(ClusterReconciler clusters) {
        watches.pods().addListener(this::podChanged);
        watches.nodes().addListener(node -> {
            clusters.clustersOf(node).forEach(name -> triggers.clusters().wake(new ResourceID(name)));
            triggers.instances().wake(new ResourceID(node));
        });
        // Not only its own Cluster: another one may select the node and have waited for this instance to go.
        watches.instances()
                .addListener(
                        instance -> clusters.clustersOf(instance.getMetadata().getName())
                                .forEach(name -> triggers.clusters().wake(new ResourceID(name))));
        watches.clusters()
                .addListener(cluster -> clusterChanged(cluster.getMetadata().getName()));
        watches.revisions().addListener(this::recorded);
    }

    /** Wakes whoever may use a capacity provider that has changed; what is remembered of one that is gone is forgotten. */
    void listenToProviders(CapacityProviderReconciler providers) {
        watches.capacityProviders().addListener(provider -> {
            String name = ProviderNames.of(provider);
            watches.clusters().all().stream()
                    .filter(cluster -> ProviderNames.has(cluster.getSpec(), name))
                    .map(cluster -> cluster.getMetadata().getName())
                    .forEach(this::capacityChanged);
            if (watches.capacityProviders()
                    .get("", provider.getMetadata().getName())
                    .isEmpty()) {
                providers.forget(provider);
            }
        });
    }

    private void capacityChanged(String cluster) {
        triggers.clusters().wake(new ResourceID(cluster));
        wakeUsers(cluster);
    }

    /** Wakes by the health of targets, and by what is published of them. */
    void listenToTargets(Targets targets, TargetGroupReport report) {
        targets.tasks().addListener((group, task, healthMoved) -> {
            groupChanged(group);
            targets.board().mixedWith(group).forEach(this::groupChanged);
            if (healthMoved) {
                wakeOwner(Owners.of(task));
            }
        });
        targets.watches().onPublished(this::publishedChanged);
        watches.targetGroups().addListener(group -> {
            String name = group.getMetadata().getName();
            String namespace = group.getMetadata().getNamespace();
            if (watches.targetGroups().get(namespace, name).isEmpty()) {
                targets.checks().drop(new GroupKey(namespace, name));
                targets.groups().forget(group);
                report.forget(group);
            }
            triggers.services()
                    .wakeAll(service -> service.getMetadata().getNamespace().equals(namespace)
                            && LoadBalancerFields.names(service.getSpec(), name));
        });
    }

    /** A group's endpoints are to be listed anew. */
    void groupChanged(GroupKey group) {
        triggers.groups().wake(new ResourceID(group.name(), group.namespace()));
    }

    /** Wakes by the states of alarms and by their end, and alarms by each round of measurements. */
    void listenToAlarms(Alarms alarms, ResourceWatch<Alarm> watch, Metrics metrics) {
        alarms.addListener((alarm, before, after) -> alarmChanged(alarm));
        watch.addListener(alarm -> {
            boolean there = watch.get(
                            alarm.getMetadata().getNamespace(),
                            alarm.getMetadata().getName())
                    .filter(now -> now.getMetadata()
                            .getUid()
                            .equals(alarm.getMetadata().getUid()))
                    .isPresent();
            if (!there) {
                alarms.deleted(alarm);
                alarmChanged(alarm);
            }
        });
        metrics.onRound(at -> {
            alarms.prune();
            triggers.alarms().wakeAll(alarm -> AlarmFields.isMeasured(alarm.getSpec()));
        });
    }

    private void alarmChanged(Alarm alarm) {
        triggers.services().wakeAll(service -> ServiceReconciler.watches(service, alarm));
        triggers.capacityProviders().wakeAll(provider -> GroupAlarms.watches(provider, alarm));
    }

    private void publishedChanged(HasMetadata published) {
        for (OwnerReference owner : published.getMetadata().getOwnerReferences()) {
            ResourceID id =
                    new ResourceID(owner.getName(), published.getMetadata().getNamespace());
            (owner.getKind().equals("Service") ? triggers.services() : triggers.groups()).wake(id);
        }
    }

    private void podChanged(PodKey key, Optional<ObservedPod> before, Optional<ObservedPod> after) {
        if (Placeholders.isNamed(key)) {
            triggers.capacityProviders()
                    .wakeAll(provider ->
                            provider.getSpec().autoScalingGroupProvider().podDriven() != null);
        }
        after.or(() -> before).flatMap(ObservedPod::task).ifPresent(task -> {
            wakeOwner(Owners.of(task));
            triggers.clusters().wake(new ResourceID(task.cluster()));
            triggers.instances().wake(new ResourceID(task.instance()));
        });
    }

    /** A Task that somebody had made is new, or has changed its status. */
    void madeTaskChanged(OwnerReference maker, Task task) {
        ResourceID id = new ResourceID(maker.getName(), task.getMetadata().getNamespace());
        switch (maker.getKind()) {
            case "ScheduledTask" -> triggers.schedules().wake(id);
            case "EventRule" -> triggers.rules().wake(id);
            default -> {
                // Somebody else's.
            }
        }
    }

    /** What the owner of a task knows of it, for those who are told of its state. */
    TaskStateChange.Origin origin(EcsTask task) {
        ResourceID owner = new ResourceID(task.ownerName(), task.pod().namespace());
        String instance = watches.nodes()
                .get(task.instance())
                .map(node -> Arn.containerInstance(task.cluster(), node.uid()))
                .orElse("");
        if (task.ownerKind().equals("Service")) {
            String name =
                    triggers.services().get(owner).map(Service::serviceName).orElse(task.ownerName());
            return new TaskStateChange.Origin("service:" + name, "ecs-svc/" + task.deployment(), instance);
        }
        Optional<TaskSpec> spec = triggers.tasks().get(owner).map(Task::getSpec);
        String family = Reference.parse(task.taskDefinition()).family();
        return new TaskStateChange.Origin(
                spec.map(TaskSpec::group).filter(g -> !g.isEmpty()).orElse("family:" + family),
                spec.map(TaskSpec::startedBy).orElse(""),
                instance);
    }

    private void clusterChanged(String cluster) {
        wakeProviders(cluster);
        // It may select nodes that are instances of another Cluster: they show the conflict.
        triggers.instances().wakeAll(instance -> true);
        wakeUsers(cluster);
    }

    /** Those that the Cluster names, and those that it named when they last looked. */
    private void wakeProviders(String cluster) {
        Optional<ClusterSpec> spec = watches.clusters().get("", cluster).map(Cluster::getSpec);
        triggers.capacityProviders()
                .wakeAll(provider -> spec.filter(one -> ProviderNames.has(one, ProviderNames.of(provider)))
                                .isPresent()
                        || Optional.ofNullable(provider.getStatus())
                                .filter(status -> cluster.equals(status.cluster()))
                                .isPresent());
    }

    private Optional<String> clusterOf(Owner owner) {
        return owner.kind().equals("Service")
                ? triggers.services()
                        .get(Owners.id(owner))
                        .map(service -> Resolution.clusterName(service.getSpec().cluster()))
                : triggers.tasks()
                        .get(Owners.id(owner))
                        .map(task -> Resolution.clusterName(task.getSpec().cluster()));
    }

    private void wakeUsers(String cluster) {
        triggers.services()
                .wakeAll(service ->
                        Resolution.clusterName(service.getSpec().cluster()).equals(cluster));
        triggers.tasks()
                .wakeAll(
                        task -> Resolution.clusterName(task.getSpec().cluster()).equals(cluster));
    }

    private void recorded(Revision revision) {
        triggers.definitions().wake(new ResourceID(revision.definition(), revision.namespace()));
        triggers.services()
                .wakeAll(service -> service.getMetadata().getNamespace().equals(revision.namespace())
                        && References.isOf(revision.family(), service.getSpec().taskDefinition()));
        triggers.tasks()
                .wakeAll(task -> task.getMetadata().getNamespace().equals(revision.namespace())
                        && References.isOf(revision.family(), task.getSpec().taskDefinition()));
    }

    /** Whether a task is one of a DAEMON service. */
    boolean isDaemons(EcsTask task) {
        return task.ownerKind().equals("Service")
                && triggers.services()
                        .get(Owners.id(Owners.of(task)))
                        .filter(service -> DeploymentFields.isDaemon(service.getSpec()))
                        .isPresent();
    }

    /** The object that owns tasks. */
    Optional<? extends HasMetadata> object(Owner owner) {
        return owner.kind().equals("Service")
                ? triggers.services().get(Owners.id(owner))
                : triggers.tasks().get(Owners.id(owner));
    }

    private void wakeOwner(Owner owner) {
        if (owner.kind().equals("Service")) {
            triggers.services().wake(Owners.id(owner));
        } else {
            triggers.tasks().wake(Owners.id(owner));
        }
    }

    @Override
    public void ownerChanged(Owner owner) {
        wakeOwner(owner);
        // Perhaps it waits for one of them to grow; whose it was, nobody knows of one that is gone.
        clusterOf(owner)
                .ifPresentOrElse(
                        this::wakeProviders, () -> triggers.capacityProviders().wakeAll(provider -> true));
    }

    @Override
    public void usageChanged(String instance) {
        triggers.instances().wake(new ResourceID(instance));
    }
}

package dev.longshore.operator.controller.cluster;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.INSTANCE_CONFLICT;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.ContainerInstanceStatus;
import dev.longshore.ecs.v1alpha1.VersionInfo;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceIdentity;
import dev.longshore.engine.ledger.Usage;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.events.InstanceStateChange;
import dev.longshore.operator.events.StateChanges;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.node.AgentSettings;
import dev.longshore.operator.node.ReservedPorts;
import dev.longshore.operator.placement.PlacementQueue;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.status.StatusPatch;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows a container instance as describe-container-instances does: what is registered, what remains, what runs. */
@ControllerConfiguration(name = "containerinstance", finalizerName = ClusterNodes.FINALIZER)
public final class ContainerInstanceReconciler implements Reconciler<ContainerInstance>, Cleaner<ContainerInstance> {
    private static final Duration HELD_POLL = Duration.ofSeconds(5);

    private final Watches watches;
    private final PlacementQueues queues;
    private final Deregistration deregistration;
    private final Triggers<ContainerInstance> triggers;
    private final StateChanges changes;
    private final InstantSource clock;

    /** A reconciler that tells state changes of instances to those who listen. */
    public ContainerInstanceReconciler(
            Watches watches,
            PlacementQueues queues,
            Deregistration deregistration,
            Triggers<ContainerInstance> triggers,
            StateChanges changes,
            InstantSource clock) {
        this.watches = watches;
        this.queues = queues;
        this.deregistration = deregistration;
        this.triggers = triggers;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, ContainerInstance>> prepareEventSources(EventSourceContext<ContainerInstance> context) {
        return triggers.in(context);
    }

    @Override
    public UpdateControl<ContainerInstance> reconcile(ContainerInstance instance, Context<ContainerInstance> context) {
        Optional<ObservedNode> node = watches.nodes().get(instance.getMetadata().getName());
        PlacementQueue queue = queues.of(instance.getSpec().cluster());
        Optional<Instance> known = queue.instance(instance.getMetadata().getName());
        Optional<Usage> usage = queue.usage(instance.getMetadata().getName());
        if (node.isEmpty() || known.isEmpty() || usage.isEmpty()) {
            // The Cluster's controller registers it first, or removes it.
            return UpdateControl.noUpdate();
        }
        ContainerInstanceStatus status = status(instance, node.get(), known.get(), usage.get());
        if (!status.equals(instance.getStatus())) {
            changes.tell(InstanceStateChange.of(instance, status, clock.instant()));
        }
        return StatusPatch.of(instance, new ContainerInstance(), status);
    }

    @Override
    public DeleteControl cleanup(ContainerInstance instance, Context<ContainerInstance> context) {
        if (!deregistration.advance(instance)) {
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(HELD_POLL);
        }
        Optional.ofNullable(instance.getStatus())
                .map(last -> last.toBuilder()
                        .status("INACTIVE")
                        .agentConnected(false)
                        .build())
                .ifPresent(status -> changes.tell(InstanceStateChange.of(instance, status, clock.instant())));
        return DeleteControl.defaultDelete();
    }

    /**
     * The instance's status.
     *
     * @param known the instance as placement knows it: who reads here that it drains can rely on it
     */
    private ContainerInstanceStatus status(ContainerInstance instance, ObservedNode node, Instance known, Usage usage) {
        List<EcsTask> tasks = watches.pods().tasksOn(node.name());
        int running = (int) tasks.stream().filter(EcsTask::running).count();
        AgentSettings settings = AgentSettings.of(node.annotations());
        Set<HostPort> reserved = ReservedPorts.ofAgent(settings);
        InstanceIdentity identity = known.identity();
        return ContainerInstanceStatus.builder()
                .containerInstanceArn(Arn.containerInstance(instance.getSpec().cluster(), node.uid()))
                .ec2InstanceId(identity.ec2InstanceId().orElse(null))
                .capacityProviderName(known.capacityProvider().isEmpty() ? null : known.capacityProvider())
                .status(known.status().name())
                .agentConnected(known.agentConnected())
                .runningTasksCount(running)
                .pendingTasksCount(tasks.size() - running)
                .registeredResources(InstanceResources.registered(usage, reserved))
                .remainingResources(InstanceResources.remaining(usage, reserved))
                .attributes(InstanceResources.attributes(known))
                .registeredAt(identity.registeredAt().orElse(null))
                .versionInfo(VersionInfo.builder()
                        .agentVersion(identity.agentVersion().orElse(null))
                        .build())
                .observedGeneration(instance.getMetadata().getGeneration())
                .conditions(conditions(instance, node, known, settings))
                .build();
    }

    private List<Condition> conditions(
            ContainerInstance instance, ObservedNode node, Instance known, AgentSettings settings) {
        List<Condition> before = Optional.ofNullable(instance.getStatus())
                .map(ContainerInstanceStatus::conditions)
                .orElse(List.of());
        List<String> others = watches.clusters().all().stream()
                .filter(cluster -> ClusterNodes.selects(cluster, node))
                .map(Cluster::getMetadata)
                .map(meta -> meta.getName())
                .filter(name -> !name.equals(instance.getSpec().cluster()))
                .sorted()
                .toList();
        return new Conditions(before, instance.getMetadata().getGeneration(), clock.instant())
                .set(
                        READY,
                        known.agentConnected(),
                        known.agentConnected() ? "AgentConnected" : "AgentDisconnected",
                        known.agentConnected()
                                ? "the node is Ready"
                                : "the node is not Ready: it keeps its tasks and gets no new ones")
                .set(
                        VALID,
                        settings.problems().isEmpty(),
                        settings.problems().isEmpty() ? "Valid" : "InvalidAnnotation",
                        settings.problems().isEmpty()
                                ? "the node's settings can be read"
                                : String.join("; ", settings.problems()))
                .set(
                        INSTANCE_CONFLICT,
                        !others.isEmpty(),
                        others.isEmpty() ? "OneCluster" : "SeveralClusters",
                        others.isEmpty()
                                ? "one Cluster selects the node"
                                : "also selected by Cluster " + String.join(", ", others)
                                        + "; the first owner keeps it")
                .list();
    }
}

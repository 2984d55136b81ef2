package dev.longshore.operator.controller.cluster;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.DELETION_HELD;

import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.ContainerInstanceStatus;
import dev.longshore.operator.controller.life.TaskActions;
import dev.longshore.operator.controller.resolve.References;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStop;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.status.EventRecorder;
import dev.longshore.operator.watch.ObservedNode;
import dev.longshore.operator.watch.Watches;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * ECS's DeregisterContainerInstance: people delete a ContainerInstance, and its node stays out of the Cluster until they ask it
 * back. As in ECS it waits while tasks run, unless it is forced.
 */
public final class Deregistration {
    private final Watches watches;
    private final ClusterNodes nodes;
    private final TaskActions actions;
    private final References references;
    private final EventRecorder events;
    private final InstantSource clock;

    /** Deregisters instances; stops the tasks of those that are forced out. */
    public Deregistration(
            Watches watches,
            ClusterNodes nodes,
            TaskActions actions,
            References references,
            EventRecorder events,
            InstantSource clock) {
        this.watches = watches;
        this.nodes = nodes;
        this.actions = actions;
        this.references = references;
        this.events = events;
        this.clock = clock;
    }

    /** Goes one step further; whether there is none left and the ContainerInstance may go. */
    boolean advance(ContainerInstance instance) {
        Optional<ObservedNode> node = node(instance);
        if (node.isEmpty()) {
            events.forget(instance);
            return true;
        }
        List<EcsTask> tasks = watches.pods().tasksOn(node.get().name());
        if (!tasks.isEmpty() && !isForced(instance)) {
            hold(instance, tasks);
            return false;
        }
        actions.stopAll(tasks.stream()
                .filter(EcsTask::desiredRunning)
                .collect(Collectors.toMap(Function.identity(), task -> TaskStop.byDeregistration())));
        // Free to go only when the mark is seen: else the Cluster would take the node again at once.
        nodes.deregister(node.get(), instance.getSpec().cluster());
        return false;
    }

    /** The node that would join again; none if it is gone, marked or selected no more, or its Cluster goes. */
    private Optional<ObservedNode> node(ContainerInstance instance) {
        return watches.clusters()
                .get("", instance.getSpec().cluster())
                .filter(cluster -> !cluster.isMarkedForDeletion())
                .flatMap(cluster -> watches.nodes()
                        .get(instance.getMetadata().getName())
                        .filter(node -> ClusterNodes.selects(cluster, node)));
    }

    private static boolean isForced(ContainerInstance instance) {
        return Optional.ofNullable(instance.getMetadata().getAnnotations())
                .filter(annotations -> "true".equals(annotations.get(Annotations.FORCE)))
                .isPresent();
    }

    private void hold(ContainerInstance instance, List<EcsTask> tasks) {
        String message = "Found running tasks on the instance: " + String.join(", ", References.ofInstance(tasks))
                + ". Stop them, or annotate it " + Annotations.FORCE
                + "=true to have them stopped and the services' among them started elsewhere.";
        events.warning(instance, "InvalidParameterException", message);
        ContainerInstanceStatus before = Optional.ofNullable(instance.getStatus())
                .orElseGet(() -> ContainerInstanceStatus.builder().build());
        references.held(
                instance,
                before.toBuilder()
                        .status("DEREGISTERING")
                        .conditions(new Conditions(
                                        before.conditions(),
                                        instance.getMetadata().getGeneration(),
                                        clock.instant())
                                .set(DELETION_HELD, true, "FoundRunningTasks", message)
                                .list())
                        .build());
    }
}

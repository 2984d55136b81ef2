package dev.longshore.operator.controller.task;

import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.engine.capacity.Provisioning;
import dev.longshore.operator.controller.life.TaskActions;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.controller.resolve.Resolver;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.definition.ServerFeatures;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.Owner;
import dev.longshore.operator.placement.Owners;
import dev.longshore.operator.placement.PlacementQueue;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.placement.Progress;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.OwnerKey;
import dev.longshore.operator.pod.TaskStop;
import dev.longshore.operator.watch.Watches;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs a Task's tasks once; what stops is not replaced. */
@ControllerConfiguration(name = "task", finalizerName = "ecs.longshore.dev/task")
public final class TaskReconciler implements Reconciler<Task>, Cleaner<Task> {
    private static final Duration DELETE_POLL = Duration.ofSeconds(5);

    private final Watches watches;
    private final PlacementQueues queues;
    private final TaskActions actions;
    private final TaskReport report;
    private final Triggers<Task> triggers;
    private final Resolver resolver;
    private final InstantSource clock;

    /** A reconciler that decides by the watches and queues it is given. */
    public TaskReconciler(
            Watches watches,
            PlacementQueues queues,
            TaskActions actions,
            TaskReport report,
            Triggers<Task> triggers,
            ServerFeatures server,
            InstantSource clock) {
        this.watches = watches;
        this.queues = queues;
        this.actions = actions;
        this.report = report;
        this.triggers = triggers;
        this.resolver = new Resolver(watches, watches.revisions()::find, server);
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, Task>> prepareEventSources(EventSourceContext<Task> context) {
        return triggers.in(context);
    }

    @Override
    public UpdateControl<Task> reconcile(Task task, Context<Task> context) {
        List<EcsTask> pods = pods(task);
        pods.forEach(pod -> pod.stopDue().ifPresent(cause -> actions.stop(pod, cause)));
        if (report.complete(task)) {
            return UpdateControl.noUpdate();
        }
        return switch (resolver.of(task)) {
            case Resolution.Missing missing -> report.unresolved(task, missing, clock.instant());
            case Resolution.Found found -> run(task, found);
        };
    }

    private UpdateControl<Task> run(Task task, Resolution.Found found) {
        Owner owner = Owners.of(task);
        PlacementQueue queue = queues.of(found.clusterName());
        // The queue before the pods: what moves from the one to the other is then never missed.
        Progress progress = queue.progress(owner.uid());
        List<EcsTask> pods = pods(task);
        Instant now = clock.instant();
        TaskRun run = TaskRun.of(task, progress, pods, watches.departures().of(owner.uid()), found.provisioning(), now);
        List<TaskName> wanted = run.unstarted();
        boolean begins = run.states().isEmpty()
                && run.unseen() == 0
                && progress.waiting().isEmpty();
        if (found.provisioning() && begins && wanted.size() > Provisioning.room(queue.provisioning())) {
            return report.unresolved(task, new Resolution.Missing("ClientException", Provisioning.LIMIT_EXCEEDED), now);
        }
        queue.want(owner, WantedRun.of(task, found, wanted));
        return report.status(task, found, run, progress, now, healthChange(pods, now));
    }

    /** Time alone makes a container UNHEALTHY that is not HEALTHY by then. */
    private static Optional<Instant> healthChange(List<EcsTask> pods, Instant now) {
        return pods.stream().flatMap(pod -> pod.healthChangesAt(now).stream()).min(Comparator.naturalOrder());
    }

    private List<EcsTask> pods(Task task) {
        return watches.pods().tasksOf(OwnerKey.of(task)).stream()
                .map(watches.departures()::told)
                .toList();
    }

    @Override
    public DeleteControl cleanup(Task task, Context<Task> context) {
        String uid = task.getMetadata().getUid();
        queues.dropOwner(uid);
        boolean orphan = task.getMetadata().getFinalizers().contains("orphan");
        List<EcsTask> pods = pods(task);
        if (!orphan && !(pods.isEmpty() && queues.settled(uid))) {
            actions.endAll(pods, TaskStop.byUser());
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(DELETE_POLL);
        }
        watches.departures().forget(uid);
        report.forget(task);
        return DeleteControl.defaultDelete();
    }
}

package dev.longshore.operator.controller.capacity;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.controller.life.TaskActions;
import dev.longshore.operator.node.SpotSigns;
import dev.longshore.operator.placement.PlacementQueues;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskLog;
import dev.longshore.operator.pod.TaskStop;
import dev.longshore.operator.watch.ObservedPod;
import dev.longshore.operator.watch.PodWatch;
import dev.longshore.operator.watch.Watches;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops the tasks of FARGATE_SPOT whose node is taken back: SIGTERM at the notice, as ECS does two minutes before the end. */
public final class SpotInterruptions implements PodWatch.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(SpotInterruptions.class);

    private final Watches watches;
    private final PlacementQueues queues;
    private final TaskActions actions;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Looks at nodes and tasks as the watches show them; begins when it is told of changes. */
    public SpotInterruptions(Watches watches, PlacementQueues queues, TaskActions actions) {
        this.watches = watches;
        this.queues = queues;
        this.actions = actions;
    }

    /** A node may have got the sign. */
    public void nodeChanged(String node) {
        if (isInterrupted(node)) {
            watches.pods().tasksOn(node).forEach(this::interrupt);
        }
    }

    /** A task may have come to such a node, or be seen for the first time. */
    @Override
    public void podChanged(PodKey key, Optional<ObservedPod> before, Optional<ObservedPod> after) {
        after.flatMap(ObservedPod::task)
                .filter(task -> !task.instance().isEmpty() && isInterrupted(task.instance()))
                .ifPresent(this::interrupt);
        if (after.isEmpty()) {
            before.map(ObservedPod::uid).ifPresent(told::remove);
        }
    }

    private boolean isInterrupted(String node) {
        return watches.nodes().get(node).filter(SpotSigns::isInterrupted).isPresent();
    }

    private void interrupt(EcsTask task) {
        boolean onSpot = queues.of(task.cluster())
                .instance(task.instance())
                .filter(instance -> instance.capacityProvider().equals(Instance.FARGATE_SPOT))
                .isPresent();
        if (onSpot && task.desiredRunning() && told.add(task.podUid())) {
            // Whoever tells of a change does not wait for the API server.
            Thread.ofVirtual().name("spot interruption").start(() -> stop(task));
        }
    }

    private void stop(EcsTask task) {
        try {
            actions.stop(task, TaskStop.bySpotInterruption());
        } catch (RuntimeException e) {
            told.remove(task.podUid());
            TaskLog.about(LOG.atWarn(), task)
                    .log("task {} is not told of its interruption: {}", task.taskId(), e.getMessage());
        }
    }
}

package dev.longshore.operator.controller.life;

import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.watch.PodWatch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the pods of tasks that stopped long enough ago, and Tasks of schedules that ended long enough ago. */
public final class RetentionSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final PodWatch pods;
    private final TaskActions actions;
    private final Triggers<Task> tasks;
    private final Duration keptFor;
    private final InstantSource clock;
    private final Thread thread;

    /** A sweep of stopped tasks' pods and ended Tasks, which starts with {@link #start}. */
    public RetentionSweep(
            PodWatch pods, TaskActions actions, Triggers<Task> tasks, Duration keptFor, InstantSource clock) {
        this.pods = pods;
        this.actions = actions;
        this.tasks = tasks;
        this.keptFor = keptFor;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("retention").unstarted(this::run);
    }

    /** Sweeps from now on, on a thread of its own. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                sweep();
            }
        } catch (InterruptedException e) {
            LOG.debug("retention ends");
        }
    }

    private void sweep() {
        try {
            List<EcsTask> stopped = pods.tasks().filter(EcsTask::stopped).toList();
            Retention.expired(stopped, keptFor, clock.instant()).forEach(actions::delete);
            EndedTasks.expired(tasks.list(EndedTasks::madeForThem), clock.instant())
                    .forEach(actions::delete);
        } catch (RuntimeException e) {
            LOG.warn("stopped tasks not removed, trying again: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

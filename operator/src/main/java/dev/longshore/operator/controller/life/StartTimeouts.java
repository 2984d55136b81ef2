package dev.longshore.operator.controller.life;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.StartTimeout;
import dev.longshore.operator.pod.TaskLog;
import dev.longshore.operator.watch.ObservedPod;
import dev.longshore.operator.watch.PodWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops tasks in which a container was waited for longer than its startTimeout; the pods tell, so that a new operator knows as much. */
public final class StartTimeouts implements PodWatch.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StartTimeouts.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** Few: only tasks that are starting, of definitions with a startTimeout. */
    private final Map<PodKey, EcsTask> waiting = new ConcurrentHashMap<>();

    private final TaskActions actions;
    private final InstantSource clock;
    private final Thread thread;

    /** Ends tasks whose containers do not start in time, from {@link #start} on. */
    public StartTimeouts(PodWatch pods, TaskActions actions, InstantSource clock) {
        this.actions = actions;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("start-timeouts").unstarted(this::run);
        pods.addListener(this);
    }

    /** Looks from now on, on a thread of its own. */
    public void start() {
        thread.start();
    }

    @Override
    public void podChanged(PodKey key, Optional<ObservedPod> before, Optional<ObservedPod> after) {
        after.flatMap(ObservedPod::task)
                .filter(task -> task.startTimeout().isPresent())
                .ifPresentOrElse(task -> waiting.put(key, task), () -> waiting.remove(key));
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                Instant now = clock.instant();
                waiting.values()
                        .forEach(task -> task.startTimeout()
                                .filter(timeout -> !timeout.at().isAfter(now))
                                .ifPresent(timeout -> stop(task, timeout)));
            }
        } catch (InterruptedException e) {
            LOG.debug("start timeouts end");
        }
    }

    /** Kept until its pod shows the stop: one that failed is tried again. */
    private void stop(EcsTask task, StartTimeout timeout) {
        try {
            actions.stop(task, timeout.stop());
        } catch (RuntimeException e) {
            TaskLog.about(LOG.atWarn(), task).log("task {} not stopped, trying again: {}", task.pod(), e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

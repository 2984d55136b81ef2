package dev.longshore.operator.controller.life;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.LastStatus;
import dev.longshore.operator.pod.TaskLog;
import dev.longshore.operator.watch.ObservedPod;
import dev.longshore.operator.watch.PodWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops tasks once they have finished their requests. When that is stands on their pods, so that an operator after this one goes on with
 * it.
 */
public final class Drains implements PodWatch.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Drains.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final PodWatch pods;
    private final TaskActions actions;
    private final InstantSource clock;
    private volatile boolean closed;

    /** Drains listen to the pods that they are given; see {@code PodWatch.addListener}. */
    public Drains(PodWatch pods, TaskActions actions, InstantSource clock) {
        this.pods = pods;
        this.actions = actions;
        this.clock = clock;
    }

    @Override
    public void podChanged(PodKey key, Optional<ObservedPod> before, Optional<ObservedPod> after) {
        Optional<Instant> due = after.flatMap(ObservedPod::task).flatMap(this::due);
        if (!due.equals(before.flatMap(ObservedPod::task).flatMap(this::due))) {
            due.ifPresent(at -> later(key, Duration.between(clock.instant(), at)));
        }
    }

    /** An essential container that ends while the task is drained ends the rest of it as well. */
    private Optional<Instant> due(EcsTask task) {
        if (task.stopped() || task.endpoint().deleted()) {
            return Optional.empty();
        }
        return task.endpoint()
                .drainingUntil()
                .map(until -> task.lastStatus() == LastStatus.DEACTIVATING ? until : Instant.EPOCH);
    }

    private void later(PodKey key, Duration delay) {
        Thread.ofVirtual().name("drain-" + key.name()).start(() -> {
            try {
                Thread.sleep(delay.isNegative() ? Duration.ZERO : delay);
                stop(key);
            } catch (InterruptedException e) {
                LOG.debug("{} is not waited for", key);
            }
        });
    }

    private void stop(PodKey key) {
        Optional<EcsTask> task = pods.get(key).flatMap(ObservedPod::task);
        Optional<Instant> due = task.flatMap(this::due);
        if (closed || due.isEmpty() || due.get().isAfter(clock.instant())) {
            return;
        }
        try {
            actions.stopDrained(task.orElseThrow());
        } catch (RuntimeException e) {
            TaskLog.about(LOG.atWarn(), task.orElseThrow())
                    .log("{} is drained, but was not stopped; trying again: {}", key, e.getMessage());
            later(key, AGAIN);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}

package dev.longshore.operator.controller.life;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.pod.EcsContainer;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.LastStatus;
import dev.longshore.operator.pod.TaskStop;
import dev.longshore.operator.targets.TargetHealth;
import dev.longshore.operator.watch.Departures;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Stops tasks. Each action may be repeated, and one on a pod that is gone is done. */
public final class TaskActions {
    private static final int IN_FLIGHT = 32;

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    private final Departures departures;
    private final TargetHealth targets;
    private final InstantSource clock;

    /** Stops and deletes pods; a target is drained first. */
    public TaskActions(KubernetesClient client, Departures departures, TargetHealth targets, InstantSource clock) {
        this.client = client;
        this.departures = departures;
        this.targets = targets;
        this.clock = clock;
    }

    /**
     * Stops a task in one write, or in two if clients of a load balancer are sent to it: then it finishes their requests first, see
     * {@link Drains}. A task that has started keeps its pod, with exit codes and logs, as its record; one that has
     * not is deleted, and its owner records it.
     */
    public void stop(EcsTask task, TaskStop cause) {
        if (task.containers().stream().anyMatch(EcsContainer::started)) {
            Optional<Instant> drained = task.running() ? targets.drainedAt(task, clock.instant()) : Optional.empty();
            drained.ifPresentOrElse(until -> drain(task, cause, until), () -> stopNow(task, cause));
        } else {
            departures.expect(task, cause);
            delete(task);
        }
    }

    private void drain(EcsTask task, TaskStop cause, Instant until) {
        departures.draining(task, cause, until);
        patch(task, drainPatch(task, cause, until));
    }

    private void stopNow(EcsTask task, TaskStop cause) {
        departures.stopping(task, cause);
        patch(task, stopPatch(task, cause));
    }

    /** Stops a task that was to be stopped and has finished its requests. */
    void stopDrained(EcsTask task) {
        task.stop().ifPresent(cause -> stopNow(task, cause));
    }

    /** Stops tasks, some dozens at a time; returns when each has been told. */
    public void stopAll(Map<EcsTask, TaskStop> stops) {
        each(stops.entrySet(), stop -> stop(stop.getKey(), stop.getValue()));
    }

    /**
     * Ends tasks and their records, some dozens at a time; returns when each has been told. One that clients are sent to finishes
     * their requests first: ask again until it is gone.
     */
    public void endAll(Collection<EcsTask> tasks, TaskStop cause) {
        each(tasks, task -> end(task, cause));
    }

    private void end(EcsTask task, TaskStop cause) {
        boolean draining =
                task.lastStatus() == LastStatus.DEACTIVATING && !task.endpoint().deleted();
        if (task.running()
                && task.desiredRunning()
                && targets.drainedAt(task, clock.instant()).isPresent()) {
            stop(task, cause);
        } else if (!draining) {
            delete(task);
        }
    }

    /** A write takes milliseconds, of which nearly all is waiting: one after the other a thousand would take many seconds. */
    private static <T> void each(Collection<T> all, Consumer<T> write) {
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        List<Future<?>> written = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T one : all) {
                written.add(threads.submit(() -> {
                    inFlight.acquireUninterruptibly();
                    try {
                        write.accept(one);
                    } finally {
                        inFlight.release();
                    }
                }));
            }
        }
        written.stream()
                .filter(future -> future.state() == Future.State.FAILED)
                .map(Future::exceptionNow)
                .findFirst()
                .ifPresent(failure -> {
                    throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
                });
    }

    /** Ends a task and its record; a running one has the pod's grace period. */
    void delete(EcsTask task) {
        PodKey pod = task.pod();
        client.pods().inNamespace(pod.namespace()).withName(pod.name()).delete();
    }

    /** The task is to be stopped, and when: whoever reads the pod until then sees a task that gets no new requests. */
    private static String drainPatch(EcsTask task, TaskStop cause, Instant until) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        annotate(patch, task, cause)
                .put(
                        Annotations.DRAINING_UNTIL,
                        until.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).toString());
        return patch.toString();
    }

    /** Deletes a Task; what it had running ends with it. */
    void delete(Task task) {
        client.resource(task).delete();
    }

    /** The kubelet ends a pod whose deadline has passed with its grace period and keeps it, Failed. */
    private String stopPatch(EcsTask task, TaskStop cause) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        annotate(patch, task, cause)
                .put(
                        Annotations.STOPPING_AT,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        patch.putObject("spec").put("activeDeadlineSeconds", 1);
        return patch.toString();
    }

    private static ObjectNode annotate(ObjectNode patch, EcsTask task, TaskStop cause) {
        ObjectNode metadata = patch.putObject("metadata");
        // A uid is a precondition: never stop a pod that took the name since.
        metadata.put("uid", task.podUid());
        return metadata.putObject("annotations")
                .put(Annotations.STOP_CODE, cause.codeText())
                .put(Annotations.STOPPED_REASON, cause.reason());
    }

    private void patch(EcsTask task, String patch) {
        try {
            // Asked by name alone, Fabric8 would read the pod first.
            client.resource(new PodBuilder()
                            .withNewMetadata()
                            .withNamespace(task.pod().namespace())
                            .withName(task.pod().name())
                            .endMetadata()
                            .build())
                    .patch(MERGE, patch);
        } catch (KubernetesClientException e) {
            departures.notStopping(task);
            boolean gone =
                    e.getCode() == HttpURLConnection.HTTP_NOT_FOUND || e.getCode() == HttpURLConnection.HTTP_CONFLICT;
            if (!gone) {
                throw e;
            }
        }
    }
}

package dev.longshore.operator.targets;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.LastStatus;
import dev.longshore.operator.pod.TargetPort;
import dev.longshore.operator.pod.TaskEndpoint;
import dev.longshore.operator.pod.TaskStop;
import dev.longshore.operator.pod.TaskTimes;
import dev.longshore.operator.watch.ObservedPod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tasks of service web with container app, as the watch shows them. */
final class Tasks {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Tasks() {}

    /** RUNNING since noon, its targets on loopback. */
    static EcsTask running(String name, boolean ready, TargetPort... targets) {
        return task(
                name,
                LastStatus.RUNNING,
                new TaskEndpoint(
                        Optional.of("127.0.0.1"), ready, false, List.of(targets), Optional.empty(), Optional.empty()));
    }

    static EcsTask draining(String name, Instant until, TargetPort... targets) {
        return task(
                name,
                LastStatus.DEACTIVATING,
                new TaskEndpoint(
                        Optional.of("127.0.0.1"), true, false, List.of(targets), Optional.of(until), Optional.empty()));
    }

    static EcsTask deleted(String name, TargetPort... targets) {
        return task(
                name,
                LastStatus.STOPPING,
                new TaskEndpoint(
                        Optional.of("127.0.0.1"), true, true, List.of(targets), Optional.empty(), Optional.empty()));
    }

    static Optional<ObservedPod> pod(EcsTask task) {
        return Optional.of(
                new ObservedPod(task.pod(), task.podUid(), Optional.of("node-1"), Optional.empty(), Optional.of(task)));
    }

    private static EcsTask task(String name, LastStatus status, TaskEndpoint endpoint) {
        return new EcsTask(
                new PodKey("ns", name),
                "uid-" + name,
                name,
                "Service",
                "web",
                "service-uid",
                1,
                "1",
                "web:1",
                "prod",
                "node-1",
                status,
                status == LastStatus.RUNNING ? Optional.empty() : Optional.of(TaskStop.byUser()),
                Optional.empty(),
                false,
                List.of(),
                new TaskTimes(
                        NOON,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(NOON),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                endpoint);
    }
}

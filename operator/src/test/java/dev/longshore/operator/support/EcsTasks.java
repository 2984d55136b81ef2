package dev.longshore.operator.support;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.LastStatus;
import dev.longshore.operator.pod.TaskEndpoint;
import dev.longshore.operator.pod.TaskStop;
import dev.longshore.operator.pod.TaskTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tasks of service web as the watch shows them. */
public final class EcsTasks {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private EcsTasks() {}

    public static EcsTask running(String deployment, long number) {
        return task(deployment, number, LastStatus.RUNNING, Optional.empty(), "uid", NOON);
    }

    public static EcsTask pending(String deployment, long number) {
        return task(deployment, number, LastStatus.PENDING, Optional.empty(), "uid", NOON);
    }

    public static EcsTask stopped(String deployment, long number, TaskStop stop) {
        return task(deployment, number, LastStatus.STOPPED, Optional.of(stop), "uid", NOON);
    }

    public static EcsTask stopped(String ownerUid, long number, Instant at) {
        return task("1", number, LastStatus.STOPPED, Optional.of(TaskStop.byUser()), ownerUid, at);
    }

    private static EcsTask task(
            String deployment, long number, LastStatus status, Optional<TaskStop> stop, String ownerUid, Instant at) {
        String id = ownerUid + "-" + deployment + "-" + number;
        return new EcsTask(
                new PodKey("ns", "web-" + id),
                "uid-" + id,
                id,
                "Service",
                "web",
                ownerUid,
                number,
                deployment,
                "web:1",
                "prod",
                "node-1",
                status,
                stop,
                Optional.empty(),
                false,
                List.of(),
                new TaskTimes(
                        at,
                        Optional.empty(),
                        Optional.empty(),
                        status == LastStatus.PENDING ? Optional.empty() : Optional.of(at),
                        Optional.empty(),
                        Optional.empty(),
                        status == LastStatus.STOPPED ? Optional.of(at) : Optional.empty()),
                Optional.empty(),
                TaskEndpoint.NONE);
    }
}

package dev.longshore.operator.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStatus;
import dev.longshore.operator.watch.NodeWatch;
import dev.longshore.operator.watch.ObservedNode;
import dev.longshore.operator.watch.ObservedPod;
import dev.longshore.operator.watch.PodWatch;
import io.fabric8.kubernetes.api.model.Pod;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller is told. Two things must agree: the token, which only the container's environment holds, and the address, which is the
 * pod's. A caller who has one of them wrong learns nothing, nor whether there is such a task.
 */
final class Answers {
    /**
     * An answer of HTTP.
     *
     * @param json null where there is nothing to tell: {@code message} says why
     */
    record Answer(int status, @Nullable JsonNode json, String message) {
        static Answer of(JsonNode json) {
            return new Answer(HttpURLConnection.HTTP_OK, json, "");
        }

        static Answer unknown() {
            return new Answer(HttpURLConnection.HTTP_NOT_FOUND, null, "V4 task metadata handler: no such container");
        }
    }

    /** What a caller who may ask is told. */
    @FunctionalInterface
    private interface Telling {
        Answer of(EndpointPath asked, Pod pod, EcsTask task) throws InterruptedException;
    }

    private static final String ZONE = "topology.kubernetes.io/zone";
    /** A container runs before the kubelet has told the pod's address. */
    private static final Duration ADDRESS_POLL = Duration.ofMillis(100);

    private static final int ADDRESS_POLLS = 50;

    private final EndpointKey key;
    private final PodWatch watch;
    private final NodeWatch nodes;
    private final RecentPods pods;
    private final KubeletStats stats;
    private final TaskProtection protection;
    private final InstantSource clock;

    Answers(
            EndpointKey key,
            PodWatch watch,
            NodeWatch nodes,
            RecentPods pods,
            KubeletStats stats,
            TaskProtection protection,
            InstantSource clock) {
        this.key = key;
        this.watch = watch;
        this.nodes = nodes;
        this.pods = pods;
        this.stats = stats;
        this.protection = protection;
        this.clock = clock;
    }

    /** Answers a GET of this path; may read the pod, and wait until its address is known. */
    Answer to(String path, InetAddress caller) throws InterruptedException {
        return answer(path, caller, this::tell);
    }

    /** Answers a PUT of this path, in the same way; the agent's API alone takes one. */
    Answer toPut(String path, InetAddress caller, String body) throws InterruptedException {
        return answer(
                path,
                caller,
                (asked, pod, task) -> asked.resource() == EndpointPath.Resource.TASK_PROTECTION
                        ? protection.put(task, body, clock.instant())
                        : Answer.unknown());
    }

    private Answer answer(String path, InetAddress caller, Telling telling) throws InterruptedException {
        Optional<EndpointPath> asked = EndpointPath.parse(path).filter(this::isKnown);
        if (asked.isEmpty()) {
            return Answer.unknown();
        }
        Optional<Pod> pod = withAddress(asked.get());
        if (pod.isEmpty() || !Callers.isOneOf(caller, Callers.addresses(pod.get()))) {
            return Answer.unknown();
        }
        Optional<EcsTask> task = TaskStatus.of(pod.get());
        return task.isPresent() ? telling.of(asked.get(), pod.get(), task.get()) : Answer.unknown();
    }

    /** Judged by the watch alone: who has no token costs no read. */
    private boolean isKnown(EndpointPath asked) {
        return watch.get(asked.pod())
                .flatMap(ObservedPod::task)
                .filter(task -> key.isToken(asked.token(), task.taskId(), asked.podContainer()))
                .isPresent();
    }

    private Optional<Pod> withAddress(EndpointPath asked) throws InterruptedException {
        Optional<Pod> pod = pods.get(asked.pod());
        for (int poll = 0;
                poll < ADDRESS_POLLS && pod.filter(one -> !isPlaced(one)).isPresent();
                poll++) {
            Thread.sleep(ADDRESS_POLL);
            pod = pods.fresh(asked.pod());
        }
        return pod;
    }

    private static boolean isPlaced(Pod pod) {
        return !Callers.addresses(pod).isEmpty();
    }

    private Answer tell(EndpointPath asked, Pod pod, EcsTask task) throws InterruptedException {
        Instant now = clock.instant();
        TaskDocument document = new TaskDocument(pod, task, now);
        return switch (asked.resource()) {
            case CONTAINER ->
                document.container(asked.podContainer()).map(Answer::of).orElseGet(Answer::unknown);
            case TASK -> Answer.of(document.task(zone(task)));
            case TASK_WITH_TAGS -> Answer.of(document.withTags(zone(task)));
            case STATS -> Answer.of(stats(pod, task, now).container(asked.podContainer()));
            case TASK_STATS -> Answer.of(stats(pod, task, now).all());
            case TASK_PROTECTION -> protection.state(task, now);
        };
    }

    private TaskStats stats(Pod pod, EcsTask task, Instant now) {
        return new TaskStats(pod, new ContainerDocument(pod, task, now), node(task), stats);
    }

    private Optional<String> zone(EcsTask task) {
        return node(task).map(node -> node.labels().get(ZONE));
    }

    private Optional<ObservedNode> node(EcsTask task) {
        return nodes.get(task.instance());
    }
}

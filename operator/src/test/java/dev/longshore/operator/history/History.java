package dev.longshore.operator.history;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Everything that happens in a test cluster, from a moment on. It records each watch event of the kinds that matter and
 * proves the invariants over all of them afterwards. Simulated nodes admit any pod, so without it a test on them proves
 * little.
 */
public final class History implements AutoCloseable {
    private static final List<Class<? extends HasMetadata>> KINDS = List.of(
            Node.class,
            Cluster.class,
            ContainerInstance.class,
            TaskDefinition.class,
            ControllerRevision.class,
            Service.class,
            Task.class,
            Pod.class,
            Secret.class,
            ConfigMap.class,
            EndpointSlice.class,
            Event.class);
    private static final Duration DELIVERY = Duration.ofSeconds(30);
    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KubernetesClient client;
    private final List<Change> changes = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private final List<KindRecorder<?>> recorders = new ArrayList<>();
    private volatile boolean open = true;

    private History(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Begins to record; returns when every watch runs. A kind whose CRD is not there yet is recorded from its coming.
     *
     * @param client is copied: the recording has connections of its own
     */
    public static History record(KubernetesClient client) {
        History history = new History(new KubernetesClientBuilder()
                .withConfig(client.getConfiguration())
                .build());
        KINDS.forEach(
                kind -> history.recorders.add(new KindRecorder<>(history.client, kind, history::add, history::gap)));
        try {
            for (KindRecorder<?> recorder : history.recorders) {
                recorder.awaitBegun();
            }
        } catch (InterruptedException e) {
            history.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the recording began", e);
        }
        return history;
    }

    private void add(Change change) {
        synchronized (changes) {
            changes.add(change);
        }
    }

    private void gap(String where) {
        synchronized (changes) {
            gaps.add(where);
        }
    }

    /** What has happened up to the present; waits until every event up to now has arrived. */
    public List<Change> changes() {
        if (open) {
            Awaitility.await("the watches of the history to deliver what has happened")
                    .atMost(DELIVERY)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptionsInstanceOf(KubernetesClientException.class)
                    .until(() -> recorders.stream().allMatch(KindRecorder::isCurrent));
        }
        synchronized (changes) {
            return List.copyOf(changes);
        }
    }

    /** Where events may have been missed, because the API server had forgotten them before a watch resumed. */
    public List<String> gaps() {
        synchronized (changes) {
            return List.copyOf(gaps);
        }
    }

    /** Every violation up to the present; those of the end as if it ended here. */
    public List<Violation> violations() {
        return Replay.of(changes()).violations();
    }

    /** Pods that a kubelet did not admit, ours and foreign ones. */
    public List<Refusal> refusals() {
        return Replay.of(changes()).refusals();
    }

    /** As {@link #assertInvariants(Duration)}, giving the cluster 30 s to become quiet. */
    public void assertInvariants() {
        assertInvariants(SETTLE);
    }

    /**
     * Proves every invariant at every step up to now, and those of the end as soon as the cluster has become quiet.
     *
     * @param settle how long the end may take
     * @throws AssertionError with every violation
     */
    public void assertInvariants(Duration settle) {
        List<Violation> found = settled(settle, violation -> true);
        if (!found.isEmpty()) {
            throw new AssertionError(message(found));
        }
    }

    /** The violations that count: those of steps at once, those of the end if they have not healed in time. */
    List<Violation> settled(Duration settle, Predicate<Violation> counts) {
        List<Violation> found = violations().stream().filter(counts).toList();
        if (found.isEmpty()
                || !found.stream().allMatch(violation -> violation.invariant().atEnd())) {
            return found;
        }
        try {
            Awaitility.await()
                    .atMost(settle.plus(POLL.multipliedBy(2)))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .until(() -> violations().stream().noneMatch(counts));
            return List.of();
        } catch (ConditionTimeoutException e) {
            return violations().stream().filter(counts).toList();
        }
    }

    static String message(List<Violation> violations) {
        return violations.size() + " violations in the history of the cluster:\n"
                + violations.stream().map(Violation::toString).collect(Collectors.joining("\n"));
    }

    /** A mark for {@link #story}: the number of changes so far. */
    public int mark() {
        synchronized (changes) {
            return changes.size();
        }
    }

    /** What happened since a mark, for people: events per object, Kubernetes events, and the objects as they are. */
    public String story(int since) {
        List<Change> all = changes();
        return Story.tell(all.subList(Math.min(since, all.size()), all.size()), refusals(), gaps());
    }

    @Override
    public void close() {
        open = false;
        recorders.forEach(KindRecorder::close);
        client.close();
    }
}

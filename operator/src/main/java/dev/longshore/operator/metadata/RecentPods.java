package dev.longshore.operator.metadata;

import dev.longshore.engine.ledger.PodKey;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whole pods, read when somebody asks: the watch keeps records of some hundred bytes, since ten thousand whole pods would be 300 MB. What
 * was read counts for a second, so that a task cannot make the API server answer as often as it asks.
 */
final class RecentPods {
    private record Read(Pod pod, Instant at) {}

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MANY = 1000;

    private final KubernetesClient client;
    private final InstantSource clock;
    private final Map<PodKey, Read> reads = new ConcurrentHashMap<>();

    RecentPods(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /** The pod as it was at most a second ago; empty if it is gone. */
    Optional<Pod> get(PodKey key) {
        Instant now = clock.instant();
        Optional<Pod> recent = Optional.ofNullable(reads.get(key))
                .filter(read -> now.isBefore(read.at().plus(FRESH)))
                .map(Read::pod);
        return recent.or(() -> fresh(key));
    }

    /** Drops what was read of a pod that has been written since. */
    void forget(PodKey key) {
        reads.remove(key);
    }

    /** The pod as it is now. */
    Optional<Pod> fresh(PodKey key) {
        Instant now = clock.instant();
        Optional<Pod> pod = Optional.ofNullable(
                client.pods().inNamespace(key.namespace()).withName(key.name()).get());
        if (reads.size() > MANY) {
            reads.values().removeIf(read -> now.isAfter(read.at().plus(FRESH)));
        }
        pod.ifPresent(one -> reads.put(key, new Read(one, now)));
        return pod;
    }
}

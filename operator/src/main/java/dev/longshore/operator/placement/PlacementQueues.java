package dev.longshore.operator.placement;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.watch.NodeWatch;
import dev.longshore.operator.watch.ObservedPod;
import dev.longshore.operator.watch.PodWatch;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The placement queues of all Clusters, and the way of a pod's change to those that it concerns. */
public final class PlacementQueues implements PodWatch.Listener, AutoCloseable {
    private final Map<String, PlacementQueue> queues = new ConcurrentHashMap<>();
    private final Collection<PlacementQueue.Listener> listeners = new CopyOnWriteArrayList<>();
    private final PodWatch pods;
    private final NodeWatch nodes;
    private final PodWriter writer;
    private final InstantSource clock;

    /**
     * Queues that write with this client.
     *
     * @param needs what is made before pods, besides the ServiceAccounts of their roles
     * @param finish what is done to every pod right before it is written
     */
    public PlacementQueues(
            KubernetesClient client,
            PodWatch pods,
            NodeWatch nodes,
            List<PodNeed> needs,
            UnaryOperator<Pod> finish,
            InstantSource clock) {
        this.pods = pods;
        this.nodes = nodes;
        this.writer = new PodWriter(
                client,
                Stream.concat(Stream.of(new RoleAccounts(client)), needs.stream())
                        .toList(),
                finish,
                clock);
        this.clock = clock;
        pods.addListener(this);
    }

    public void addListener(PlacementQueue.Listener listener) {
        listeners.add(listener);
    }

    /** The queue of a Cluster, made at the first call. */
    public PlacementQueue of(String cluster) {
        return queues.computeIfAbsent(
                cluster,
                name -> new PlacementQueue(
                        name, pods, () -> pods.current() && nodes.current(), writer, clock, new Everybody()));
    }

    /** The queues that there are. */
    public Collection<PlacementQueue> all() {
        return queues.values();
    }

    /** Whether a large rollout is going on: more pods are to be written than may be at once. */
    public boolean busy() {
        return writer.hasBacklog();
    }

    /** The owner is being deleted: what it wanted and has no pod yet is wanted no more. */
    public void dropOwner(String ownerUid) {
        queues.values().forEach(queue -> queue.drop(ownerUid));
    }

    /** A DAEMON service cannot look at instances for now: nobody waits for it. */
    public void considersNothing(String ownerUid) {
        queues.values().forEach(queue -> queue.considersNothing(ownerUid));
    }

    /** Whether no pod of the owner is being written or has still to be seen. */
    public boolean settled(String ownerUid) {
        return queues.values().stream()
                .allMatch(queue -> queue.progress(ownerUid).placed().isEmpty());
    }

    /** The Cluster is gone. */
    public void remove(String cluster) {
        Optional.ofNullable(queues.remove(cluster)).ifPresent(PlacementQueue::close);
    }

    @Override
    public void podChanged(PodKey key, Optional<ObservedPod> before, Optional<ObservedPod> after) {
        Optional<EcsTask> task = after.or(() -> before).flatMap(ObservedPod::task);
        Optional<String> nodeBefore = before.flatMap(ObservedPod::node);
        Optional<String> nodeAfter = after.flatMap(ObservedPod::node);
        for (PlacementQueue queue : queues.values()) {
            boolean ours = task.filter(t -> t.cluster().equals(queue.cluster())).isPresent();
            if (ours
                    || nodeBefore.filter(queue::has).isPresent()
                    || nodeAfter.filter(queue::has).isPresent()) {
                queue.podChanged(key, task);
            }
        }
    }

    @Override
    public void close() {
        writer.close();
        queues.values().forEach(PlacementQueue::close);
    }

    private final class Everybody implements PlacementQueue.Listener {
        @Override
        public void ownerChanged(Owner owner) {
            listeners.forEach(listener -> listener.ownerChanged(owner));
        }

        @Override
        public void usageChanged(String instance) {
            listeners.forEach(listener -> listener.usageChanged(instance));
        }

        @Override
        public void placed(String cluster, PodKey pod, Duration waited) {
            listeners.forEach(listener -> listener.placed(cluster, pod, waited));
        }

        @Override
        public void written(String cluster, PodKey pod, Duration took) {
            listeners.forEach(listener -> listener.written(cluster, pod, took));
        }
    }
}

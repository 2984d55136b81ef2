package dev.longshore.operator.watch;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.OwnerKey;
import dev.longshore.operator.scope.Scope;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All pods of the cluster, ours and foreign ones, by key, by node and by owner: the truth of what is taken. */
public final class PodWatch implements AutoCloseable {

    /** Called after the indexes show the change; must be quick and must not call the API server. */
    public interface Listener {
        /**
         * One pod changed.
         *
         * @param before empty for a pod that is new
         * @param after empty for a pod that is gone
         */
        void podChanged(PodKey key, Optional<ObservedPod> before, Optional<ObservedPod> after);
    }

    private static final long PAGE = 1000;

    private final Map<PodKey, ObservedPod> pods = new ConcurrentHashMap<>();
    private final Map<String, Map<PodKey, ObservedPod>> byNode = new ConcurrentHashMap<>();
    private final Map<OwnerKey, Map<PodKey, EcsTask>> byOwner = new ConcurrentHashMap<>();
    private final Collection<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Scope scope;
    private final SharedIndexInformer<Pod> informer;

    /** Sees the pods of all namespaces; outside of the scope none is a task. */
    public PodWatch(KubernetesClient client, Scope scope) {
        this.scope = scope;
        // Without a limit Fabric8 lists what the API server has cached, which may lag behind what an operator before
        // this one wrote:
        // its last tasks would be missing, and be started again.
        informer = client.pods()
                .inAnyNamespace()
                .withLimit(PAGE)
                .runnableInformer(0)
                .itemStore(new PrunedStore<>(Pod::new));
        informer.addEventHandler(new Handler());
    }

    /** Listeners hear of changes from the first list on; add them before {@link #start()}. */
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    /** Returns when the first list has been read. */
    public void start() {
        informer.run();
    }

    /** Whether the picture is complete and being kept so. */
    public boolean current() {
        return informer.hasSynced() && informer.isWatching();
    }

    /** Whether the picture will be kept up to date no more, however long one waits. */
    public boolean dead() {
        return !informer.isRunning();
    }

    public Optional<ObservedPod> get(PodKey key) {
        return Optional.ofNullable(pods.get(key));
    }

    public Collection<ObservedPod> onNode(String node) {
        return byNode.getOrDefault(node, Map.of()).values();
    }

    /** The ECS tasks on a node that have not stopped. */
    public List<EcsTask> tasksOn(String node) {
        return onNode(node).stream()
                .flatMap(pod -> pod.task().stream())
                .filter(task -> !task.stopped())
                .toList();
    }

    /** The tasks that an object owns, stopped ones among them as long as their pods are kept. */
    public Collection<EcsTask> tasksOf(OwnerKey owner) {
        return byOwner.getOrDefault(owner, Map.of()).values();
    }

    /** All ECS tasks of the cluster. */
    public Stream<EcsTask> tasks() {
        return byOwner.values().stream().flatMap(tasks -> tasks.values().stream());
    }

    @Override
    public void close() {
        informer.close();
    }

    private void observe(Pod pod) {
        ObservedPod after = ObservedPod.of(pod, scope);
        @Nullable ObservedPod before = pods.put(after.key(), after);
        if (!after.equals(before)) {
            reindex(Optional.ofNullable(before), Optional.of(after));
            tell(after.key(), Optional.ofNullable(before), Optional.of(after));
        }
    }

    private void forget(Pod pod) {
        PodKey key =
                new PodKey(pod.getMetadata().getNamespace(), pod.getMetadata().getName());
        @Nullable ObservedPod before = pods.remove(key);
        if (before != null) {
            reindex(Optional.of(before), Optional.empty());
            tell(key, Optional.of(before), Optional.empty());
        }
    }

    private void reindex(Optional<ObservedPod> before, Optional<ObservedPod> after) {
        Optional<String> node = after.flatMap(ObservedPod::node);
        Optional<EcsTask> task = after.flatMap(ObservedPod::task);
        // Add before removing: a reader must never find a pod nowhere.
        node.ifPresent(name -> put(byNode, name, after.orElseThrow().key(), after.orElseThrow()));
        task.ifPresent(t -> put(byOwner, t.owner(), t.pod(), t));
        before.flatMap(ObservedPod::node)
                .filter(name -> !Optional.of(name).equals(node))
                .ifPresent(name -> remove(byNode, name, before.orElseThrow().key()));
        before.flatMap(ObservedPod::task)
                .filter(t -> !Optional.of(t.owner()).equals(task.map(EcsTask::owner)))
                .ifPresent(t -> remove(byOwner, t.owner(), t.pod()));
    }

    private static <K, T> void put(Map<K, Map<PodKey, T>> index, K by, PodKey key, T value) {
        index.compute(by, (name, entries) -> {
            Map<PodKey, T> map = Objects.requireNonNullElseGet(entries, ConcurrentHashMap::new);
            map.put(key, value);
            return map;
        });
    }

    private static <K, T> void remove(Map<K, Map<PodKey, T>> index, K by, PodKey key) {
        index.computeIfPresent(by, (name, entries) -> {
            entries.remove(key);
            return entries.isEmpty() ? null : entries;
        });
    }

    private void tell(PodKey key, Optional<ObservedPod> before, Optional<ObservedPod> after) {
        listeners.forEach(listener -> listener.podChanged(key, before, after));
    }

    private final class Handler implements ResourceEventHandler<Pod> {
        @Override
        public void onAdd(Pod pod) {
            observe(pod);
        }

        @Override
        public void onUpdate(Pod old, Pod pod) {
            observe(pod);
        }

        @Override
        public void onDelete(Pod pod, boolean deletedFinalStateUnknown) {
            forget(pod);
        }
    }
}

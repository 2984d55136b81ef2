package dev.longshore.operator.watch;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All nodes of the cluster, as records. */
public final class NodeWatch implements AutoCloseable {
    private final Map<String, ObservedNode> nodes = new ConcurrentHashMap<>();
    private final Collection<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final SharedIndexInformer<Node> informer;

    public NodeWatch(KubernetesClient client) {
        informer = client.nodes().runnableInformer(0).itemStore(new PrunedStore<>(Node::new));
        informer.addEventHandler(new Handler());
    }

    /** Adds a listener: it is told a node's name when its record changed, appeared or went; heartbeats are not told. */
    public void addListener(Consumer<String> listener) {
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

    public Optional<ObservedNode> get(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    public Collection<ObservedNode> all() {
        return nodes.values();
    }

    @Override
    public void close() {
        informer.close();
    }

    private void observe(Node node) {
        ObservedNode after = ObservedNode.of(node);
        @Nullable ObservedNode before = nodes.put(after.name(), after);
        if (!after.equals(before)) {
            listeners.forEach(listener -> listener.accept(after.name()));
        }
    }

    private final class Handler implements ResourceEventHandler<Node> {
        @Override
        public void onAdd(Node node) {
            observe(node);
        }

        @Override
        public void onUpdate(Node old, Node node) {
            observe(node);
        }

        @Override
        public void onDelete(Node node, boolean deletedFinalStateUnknown) {
            nodes.remove(node.getMetadata().getName());
            listeners.forEach(listener -> listener.accept(node.getMetadata().getName()));
        }
    }
}

package dev.longshore.operator.watch;

import dev.longshore.operator.scope.Informers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All objects of one small kind, whole. What it returns is shared and must not be changed. */
public final class ResourceWatch<T extends HasMetadata> implements AutoCloseable {
    private final Informers<T> informers;
    private final Collection<Consumer<T>> listeners = new CopyOnWriteArrayList<>();

    /** Watches the objects of a scope, such as {@code client.resources(Cluster.class)}. */
    public ResourceWatch(Informable<T> scope) {
        this(List.of(scope));
    }

    /** Watches the objects of several scopes as those of one, such as one for each namespace. */
    public ResourceWatch(Collection<? extends Informable<T>> scopes) {
        informers = Informers.of(scopes, new Handler());
    }

    /** Adds a listener: it is told of every object that appeared, changed its spec, labels or annotations, or went. */
    public void addListener(Consumer<T> listener) {
        listeners.add(listener);
    }

    /** Returns when the first list has been read. */
    public void start() {
        informers.start();
    }

    /** Whether what is known will be kept up to date no more, however long one waits. */
    public boolean dead() {
        return informers.dead();
    }

    /** One object; the namespace is an empty text for a cluster-scoped kind. */
    public Optional<T> get(String namespace, String name) {
        return informers.get(namespace, name);
    }

    public List<T> all() {
        return informers.all();
    }

    @Override
    public void close() {
        informers.close();
    }

    private final class Handler implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object) {
            listeners.forEach(listener -> listener.accept(object));
        }

        @Override
        public void onUpdate(T old, T object) {
            // A change of status alone is our own doing.
            boolean sameSpec = old.getMetadata().getGeneration() != null
                    && old.getMetadata()
                            .getGeneration()
                            .equals(object.getMetadata().getGeneration());
            boolean sameMeta = Objects.equals(
                            old.getMetadata().getLabels(), object.getMetadata().getLabels())
                    && Objects.equals(
                            old.getMetadata().getAnnotations(),
                            object.getMetadata().getAnnotations())
                    && Objects.equals(
                            old.getMetadata().getDeletionTimestamp(),
                            object.getMetadata().getDeletionTimestamp());
            if (!sameSpec || !sameMeta) {
                listeners.forEach(listener -> listener.accept(object));
            }
        }

        @Override
        public void onDelete(T object, boolean deletedFinalStateUnknown) {
            listeners.forEach(listener -> listener.accept(object));
        }
    }
}

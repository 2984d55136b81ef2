package dev.longshore.operator.scope;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The informers of one kind as if they were one.
 *
 * @param informers one for all namespaces, or one for each that is watched
 */
public record Informers<T extends HasMetadata>(List<SharedIndexInformer<T>> informers) implements AutoCloseable {

    /** Not started yet. */
    public static <T extends HasMetadata> Informers<T> of(
            Collection<? extends Informable<T>> scopes, ResourceEventHandler<T> handler) {
        Informers<T> informers = new Informers<>(
                scopes.stream().map(scope -> scope.runnableInformer(0)).toList());
        informers.informers.forEach(informer -> informer.addEventHandler(handler));
        return informers;
    }

    /** Returns when the first lists have been read. */
    public void start() {
        informers.forEach(SharedIndexInformer::run);
    }

    /** Whether the picture is complete and being kept so. */
    public boolean current() {
        return informers.stream().allMatch(informer -> informer.hasSynced() && informer.isWatching());
    }

    /** Whether some of the picture will be kept up to date no more, however long one waits. */
    public boolean dead() {
        return informers.stream().anyMatch(informer -> !informer.isRunning());
    }

    /** One object; the namespace is an empty text for a cluster-scoped kind. */
    public Optional<T> get(String namespace, String name) {
        String key = Cache.namespaceKeyFunc(namespace.isEmpty() ? null : namespace, name);
        for (SharedIndexInformer<T> informer : informers) {
            @Nullable T found = informer.getIndexer().getByKey(key);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** All objects. */
    public List<T> all() {
        return informers.size() == 1
                ? informers.getFirst().getIndexer().list()
                : informers.stream()
                        .flatMap(informer -> informer.getIndexer().list().stream())
                        .toList();
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
    }
}

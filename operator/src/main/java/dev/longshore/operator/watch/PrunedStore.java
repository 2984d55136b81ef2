package dev.longshore.operator.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.function.Supplier;

/** An informer's store that keeps names only: a full pod costs 32 KB of heap, its record some hundred bytes. */
final class PrunedStore<T extends HasMetadata> extends BasicItemStore<T> {
    private final Supplier<T> empty;

    /** Keeps names; the argument makes the object that stands for a stored one. */
    PrunedStore(Supplier<T> empty) {
        super(Cache::metaNamespaceKeyFunc);
        this.empty = empty;
    }

    @Override
    public T put(String key, T object) {
        T kept = empty.get();
        kept.setMetadata(new ObjectMetaBuilder()
                .withName(object.getMetadata().getName())
                .withNamespace(object.getMetadata().getNamespace())
                .withUid(object.getMetadata().getUid())
                .withResourceVersion(object.getMetadata().getResourceVersion())
                .build());
        return super.put(key, kept);
    }

    @Override
    public boolean isFullState() {
        return false;
    }
}

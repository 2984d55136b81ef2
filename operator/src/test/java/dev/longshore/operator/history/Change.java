package dev.longshore.operator.history;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;

/**
 * One step of a history.
 *
 * @param object as it is after the change; as it was last for {@link Type#DELETED}
 * @param resourceVersion when it happened: etcd's revision, which orders the changes of all kinds
 * @param seenAt when the watch delivered it, by this machine's clock
 */
public record Change(Type type, HasMetadata object, long resourceVersion, Instant seenAt) {
    /** What happened to the object. */
    public enum Type {
        /** It was there when the recording began, or was found after a gap: nobody saw it being created. */
        EXISTED,
        ADDED,
        MODIFIED,
        DELETED
    }

    static Change of(Type type, HasMetadata object, Instant seenAt) {
        return new Change(type, object, version(object.getMetadata().getResourceVersion()), seenAt);
    }

    /** Kubernetes 1.35 promises that resource versions are decimal numbers that order the changes of a kind. */
    static long version(String resourceVersion) {
        return Long.parseLong(resourceVersion);
    }

    ObjectKey key() {
        return ObjectKey.of(object);
    }
}

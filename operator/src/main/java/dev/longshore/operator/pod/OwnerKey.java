package dev.longshore.operator.pod;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * A Service or Task as the owner of pods. The uid alone would do, were it not for pods that people of another namespace write: an owner
 * is of its pods' namespace.
 */
public record OwnerKey(String namespace, String uid) {
    /** The key of a Service or Task. */
    public static OwnerKey of(HasMetadata owner) {
        return new OwnerKey(
                owner.getMetadata().getNamespace(), owner.getMetadata().getUid());
    }
}

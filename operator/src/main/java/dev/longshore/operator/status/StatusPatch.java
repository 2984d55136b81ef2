package dev.longshore.operator.status;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

/** Writes a status by server-side apply, and only one that differs: nothing is written at rest. */
public final class StatusPatch {
    private StatusPatch() {}

    /**
     * A patch of the status, or none where it is what the object has.
     *
     * @param current the object as it is
     * @param empty a new object of its kind; it will carry the name and the status alone
     */
    public static <S, R extends CustomResource<?, S>> UpdateControl<R> of(R current, R empty, S status) {
        if (status.equals(current.getStatus())) {
            return UpdateControl.noUpdate();
        }
        return UpdateControl.patchStatus(fresh(current, empty, status));
    }

    /** An object with nothing but its name, version and this status, to be written. */
    public static <S, R extends CustomResource<?, S>> R fresh(R current, R empty, S status) {
        empty.setMetadata(new ObjectMetaBuilder()
                .withNamespace(current.getMetadata().getNamespace())
                .withName(current.getMetadata().getName())
                .build());
        empty.setStatus(status);
        return empty;
    }
}

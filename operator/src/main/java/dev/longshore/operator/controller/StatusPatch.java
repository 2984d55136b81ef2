package dev.longshore.operator.controller;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

/** Writes a status by server-side apply, and only one that differs: nothing is written at rest. */
final class StatusPatch {
    private StatusPatch() {}

    /**
     * @param current the object as it is
     * @param empty a new object of its kind; it will carry the name and the status alone
     */
    static <S, R extends CustomResource<?, S>> UpdateControl<R> of(R current, R empty, S status) {
        if (status.equals(current.getStatus())) {
            return UpdateControl.noUpdate();
        }
        return UpdateControl.patchStatus(fresh(current, empty, status));
    }

    static <S, R extends CustomResource<?, S>> R fresh(R current, R empty, S status) {
        empty.setMetadata(new ObjectMetaBuilder()
                .withNamespace(current.getMetadata().getNamespace())
                .withName(current.getMetadata().getName())
                .build());
        empty.setStatus(status);
        return empty;
    }
}

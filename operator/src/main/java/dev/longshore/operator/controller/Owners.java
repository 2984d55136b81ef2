package dev.longshore.operator.controller;

import dev.longshore.operator.placement.Owner;
import dev.longshore.operator.pod.EcsTask;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/** The ways in which an object is named as the owner of tasks. */
final class Owners {
    private Owners() {}

    static Owner of(HasMetadata object) {
        return new Owner(
                object.getKind(),
                object.getMetadata().getNamespace(),
                object.getMetadata().getName(),
                object.getMetadata().getUid());
    }

    static Owner of(EcsTask task) {
        return new Owner(task.ownerKind(), task.pod().namespace(), task.ownerName(), task.ownerUid());
    }

    static OwnerReference reference(HasMetadata object) {
        return new OwnerReferenceBuilder()
                .withApiVersion(object.getApiVersion())
                .withKind(object.getKind())
                .withName(object.getMetadata().getName())
                .withUid(object.getMetadata().getUid())
                .withController(true)
                .build();
    }

    static ResourceID id(Owner owner) {
        return new ResourceID(owner.name(), owner.namespace());
    }
}

package dev.longshore.operator.placement;

import dev.longshore.operator.pod.EcsTask;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/** The ways in which an object is named as the owner of tasks. */
public final class Owners {
    private Owners() {}

    /** This object as an owner of tasks. */
    public static Owner of(HasMetadata object) {
        return new Owner(
                object.getKind(),
                object.getMetadata().getNamespace(),
                object.getMetadata().getName(),
                object.getMetadata().getUid());
    }

    /** The owner that a task's pod names. */
    public static Owner of(EcsTask task) {
        return new Owner(task.ownerKind(), task.pod().namespace(), task.ownerName(), task.ownerUid());
    }

    /** The controlling owner reference that tasks' pods carry. */
    public static OwnerReference reference(HasMetadata object) {
        return new OwnerReferenceBuilder()
                .withApiVersion(object.getApiVersion())
                .withKind(object.getKind())
                .withName(object.getMetadata().getName())
                .withUid(object.getMetadata().getUid())
                .withController(true)
                .build();
    }

    /** The owner as its controller names it. */
    public static ResourceID id(Owner owner) {
        return new ResourceID(owner.name(), owner.namespace());
    }
}

package dev.longshore.operator.history;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A history made by hand: gives objects uids, resource versions, field managers and a time, as an API server would. */
final class MadeUpHistory {
    private final List<Change> changes = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long version = 100;

    /** Lets time pass; a millisecond passes with each change anyway. */
    MadeUpHistory after(Duration time) {
        now = now.plus(time);
        return this;
    }

    <T extends HasMetadata> T existed(T object) {
        return change(Change.Type.EXISTED, object, "operator");
    }

    /** Returns the object as the API server has it. */
    <T extends HasMetadata> T added(T object) {
        return change(Change.Type.ADDED, object, "operator");
    }

    <T extends HasMetadata> T modified(T object) {
        return change(Change.Type.MODIFIED, object, "operator");
    }

    <T extends HasMetadata> T modifiedBy(String manager, T object) {
        return change(Change.Type.MODIFIED, object, manager);
    }

    <T extends HasMetadata> T deleted(T object) {
        return change(Change.Type.DELETED, object, "operator");
    }

    private <T extends HasMetadata> T change(Change.Type type, T object, String manager) {
        version++;
        now = now.plusMillis(1);
        T copy = Serialization.clone(object);
        copy.setMetadata(new ObjectMetaBuilder(copy.getMetadata())
                .withUid(Objects.requireNonNullElse(object.getMetadata().getUid(), "uid-" + version))
                .withResourceVersion(Long.toString(version))
                .addToManagedFields(new ManagedFieldsEntryBuilder()
                        .withManager(manager)
                        .withTime(now.toString())
                        .build())
                .build());
        changes.add(Change.of(type, copy, now));
        return Serialization.clone(copy);
    }

    /** Another pod of another life under the same name. */
    static <T extends HasMetadata> T reborn(T object) {
        T copy = Serialization.clone(object);
        copy.getMetadata().setUid(null);
        copy.getMetadata().setManagedFields(List.of());
        return copy;
    }

    List<Violation> violations() {
        return replay().violations();
    }

    Replay replay() {
        return Replay.of(changes);
    }

    static <T extends HasMetadata> T orphaned(T object) {
        T copy = Serialization.clone(object);
        copy.getMetadata().setOwnerReferences(List.<OwnerReference>of());
        return copy;
    }
}

package dev.longshore.operator.controller.trigger;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/** Passes what others change of an object: spec, annotations (verbs among them), deletion; our own status passes not. */
public final class ChangeByPeople<R extends HasMetadata> implements OnUpdateFilter<R> {
    @Override
    public boolean accept(R now, R before) {
        ObjectMeta after = now.getMetadata();
        ObjectMeta old = before.getMetadata();
        return !Objects.equals(after.getGeneration(), old.getGeneration())
                || !Objects.equals(after.getAnnotations(), old.getAnnotations())
                || !Objects.equals(after.getFinalizers(), old.getFinalizers())
                || !Objects.equals(after.getDeletionTimestamp(), old.getDeletionTimestamp());
    }
}

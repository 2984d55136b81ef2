package dev.longshore.operator.controller.life;

import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.operator.controller.trigger.ChangeByPeople;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Passes of Tasks what people change, and tells those who had them made how they fare: that only a status shows. */
public final class TaskChanges {
    private final OnUpdateFilter<Task> byPeople = new ChangeByPeople<>();
    private final BiConsumer<OwnerReference, Task> maker;

    /** @param maker is told of the owner whose Task appeared or changed its status */
    public TaskChanges(BiConsumer<OwnerReference, Task> maker) {
        this.maker = maker;
    }

    /** Filter of the Tasks that appear. */
    public boolean added(Task task) {
        tell(task);
        return true;
    }

    /** Filter of the Tasks that change. */
    public boolean updated(Task now, Task before) {
        boolean owned = !now.getMetadata().getOwnerReferences().isEmpty();
        if (owned && !Objects.equals(now.getStatus(), before.getStatus())) {
            tell(now);
        }
        return byPeople.accept(now, before);
    }

    private void tell(Task task) {
        task.getMetadata().getOwnerReferences().forEach(owner -> maker.accept(owner, task));
    }
}

package dev.longshore.operator.controller.trigger;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Lets the shared watches and the placement queues wake a controller: one informer serves all controllers. */
public final class Triggers<P extends HasMetadata> extends AbstractEventSource<Void, P> {
    private static final String BY_OWNER = "owner";

    private volatile Optional<EventSourceContext<P>> context = Optional.empty();

    /** Wakes nothing until it is {@link #in} a controller. */
    public Triggers() {
        super(Void.class, "triggers");
    }

    /** This source as the controller's only one. */
    public List<EventSource<?, P>> in(EventSourceContext<P> controller) {
        controller.getPrimaryCache().addIndexer(BY_OWNER, Triggers::owners);
        context = Optional.of(controller);
        return List.of(this);
    }

    private static List<String> owners(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .map(OwnerReference::getUid)
                .toList();
    }

    /** Has this object reconciled soon. */
    public void wake(ResourceID primary) {
        if (isRunning()) {
            getEventHandler().handleEvent(new Event(primary));
        }
    }

    /** Wakes every object that satisfies the condition. */
    public void wakeAll(Predicate<P> condition) {
        if (isRunning()) {
            context.ifPresent(controller -> controller
                    .getPrimaryCache()
                    .list(condition)
                    .map(ResourceID::fromResource)
                    .forEach(this::wake));
        }
    }

    /** The objects that have this one as their owner; none before {@link #BY_OWNER} has been read. */
    public List<P> madeBy(HasMetadata owner) {
        return context.map(controller -> controller
                        .getPrimaryCache()
                        .byIndex(BY_OWNER, owner.getMetadata().getUid()))
                .orElse(List.of());
    }

    /** All objects that satisfy the condition. */
    public List<P> list(Predicate<P> condition) {
        return context.map(controller ->
                        controller.getPrimaryCache().list(condition).toList())
                .orElse(List.of());
    }

    /** One object, as the controller has it. */
    public Optional<P> get(ResourceID primary) {
        return context.flatMap(controller -> controller.getPrimaryCache().get(primary));
    }

    /** How many objects satisfy the condition. */
    public int count(Predicate<P> condition) {
        return context.map(controller ->
                        (int) controller.getPrimaryCache().list(condition).count())
                .orElse(0);
    }

    @Override
    public Set<Void> getSecondaryResources(P primary) {
        return Set.of();
    }
}

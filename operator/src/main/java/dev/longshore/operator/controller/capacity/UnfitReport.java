package dev.longshore.operator.controller.capacity;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.operator.capacity.ProviderNames;
import dev.longshore.operator.placement.Owner;
import dev.longshore.operator.status.EventRecorder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells whose tasks not even a new instance would take, and why: none is asked for. */
final class UnfitReport {
    private static final String REASON = "TaskFitsNoNewInstance";

    private final EventRecorder events;
    private final Function<Owner, Optional<? extends HasMetadata>> owners;
    /** By uid of the provider, whom it was told. */
    private final Map<String, Set<Owner>> told = new ConcurrentHashMap<>();

    UnfitReport(EventRecorder events, Function<Owner, Optional<? extends HasMetadata>> owners) {
        this.events = events;
        this.owners = owners;
    }

    void tell(CapacityProvider provider, GroupLook look) {
        Set<Owner> now = new HashSet<>();
        for (GroupLook.Unfit one : look.unfit()) {
            now.add(one.tasks().owner());
            owners.apply(one.tasks().owner()).ifPresent(owner -> events.warning(owner, REASON, event(provider, one)));
        }
        Set<Owner> before =
                Objects.requireNonNullElse(told.put(provider.getMetadata().getUid(), now), Set.of());
        before.stream()
                .filter(owner -> !now.contains(owner))
                .forEach(owner -> owners.apply(owner).ifPresent(object -> events.resolved(object, REASON)));
        if (now.isEmpty()) {
            events.resolved(provider, REASON);
        } else {
            events.warning(provider, REASON, summary(look));
        }
    }

    void forget(CapacityProvider provider) {
        told.remove(provider.getMetadata().getUid());
    }

    /** For a condition of the provider. */
    static String summary(GroupLook look) {
        return "tasks wait that no new instance would take, and none is asked for: "
                + look.unfit().stream()
                        .map(one -> one.tasks().group().tasks() + " of "
                                + one.tasks().owner().kind() + " "
                                + one.tasks().owner().namespace() + "/"
                                + one.tasks().owner().name() + ": " + one.why())
                        .sorted()
                        .collect(Collectors.joining(". "));
    }

    private static String event(CapacityProvider provider, GroupLook.Unfit one) {
        String prefix = one.tasks().owner().kind().equals("Service")
                ? "(service " + one.tasks().owner().name() + ") "
                : "";
        return prefix + "was unable to place a task. Reason: a new instance of capacity provider "
                + ProviderNames.of(provider) + " would not take it either, and none is asked for: " + one.why() + ".";
    }
}
